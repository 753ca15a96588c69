package ventral.gateway.panache;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.RunState;
import ventral.gateway.ledger.Sweep;

@Entity
@Table(name = "sweep")
@SuppressWarnings("NullAway.Init")
class SweepRow extends LedgerRow {

    public Instant createTime;
    public String stream;
    public String[] objectives;
    public long[] imageCounts;
    public long[] seeds;
    public int epochCount;
    public int checkpointsPerDecade;
    public byte[] recipe;
    public int priority;
    public boolean cancelled;

    void want(Sweep sweep) {
        createTime = sweep.createTime();
        sortKey = newestFirst(sweep.createTime());
        stream = sweep.spec().stream().toString();
        objectives = sweep.spec().objectives().stream().map(ObjectiveName::of).toArray(String[]::new);
        imageCounts =
                sweep.spec().imageCounts().stream().mapToLong(Long::longValue).toArray();
        seeds = sweep.spec().seeds().stream().mapToLong(Long::longValue).toArray();
        epochCount = sweep.spec().epochCount();
        checkpointsPerDecade = sweep.spec().checkpointsPerDecade();
        recipe = StoredMessages.bytes(sweep.spec().recipe());
        priority = sweep.spec().priority();
        cancelled = sweep.cancelled();
    }

    @Override
    Sweep value() {
        SweepSpec spec = new SweepSpec(
                StreamName.parse(stream),
                Arrays.stream(objectives).map(ObjectiveName::parse).toList(),
                Arrays.stream(imageCounts).boxed().toList(),
                Arrays.stream(seeds).boxed().toList(),
                epochCount,
                checkpointsPerDecade,
                StoredMessages.recipe(recipe, epochCount),
                priority);
        return new Sweep(SweepName.parse(name), spec, cancelled, createTime, endedRunCount());
    }

    private int endedRunCount() {
        return (int) RunRow.count(
                "sweep = ?1 and state in ?2 and sortKey is not null",
                name,
                Stream.of(RunState.values())
                        .filter(RunState::hasEnded)
                        .map(RunState::name)
                        .toList());
    }
}
