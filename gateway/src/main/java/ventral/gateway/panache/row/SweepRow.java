package ventral.gateway.panache.row;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.EqualUpdates;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Sweep;

@Entity
@Table(name = "sweep")
@SuppressWarnings("NullAway.Init")
public class SweepRow extends LedgerRow {

    /** Expressions of the fields that are computed when a sweep is read. */
    public static final Map<String, String> COMPUTED = Map.of(
            "endedRunCount",
            "(select count(*) from run where run.sweep = sweep.name and run.sort_key is not null and run.state in (%s))"
                    .formatted(Stream.of(RunState.values())
                            .filter(RunState::hasEnded)
                            .map(state -> "'" + state + "'")
                            .collect(joining(", "))));

    public Instant createTime;
    public String stream;
    public String[] objectives;
    public long[] imageCounts;
    public long[] seeds;
    public long[] controlSeeds;
    public long calibrationImageCount;
    public int epochCount;
    public long updateCount;
    public int batchSize;
    public int checkpointsPerDecade;
    public long firstCheckpoint;
    public byte[] recipe;
    public int priority;
    public boolean cancelled;

    /** Number of the sweep's runs that have ended. */
    @Transient
    public int endedRunCount;

    public void setIntent(Sweep sweep) {
        createTime = sweep.createTime();
        sortKey = newestFirst(sweep.createTime());
        stream = sweep.spec().stream().toString();
        objectives = sweep.spec().objectives().stream().map(ObjectiveName::of).toArray(String[]::new);
        imageCounts = array(sweep.spec().imageCounts());
        seeds = array(sweep.spec().seeds());
        controlSeeds = array(sweep.spec().controlSeeds());
        calibrationImageCount = sweep.spec().calibrationImageCount();
        epochCount = sweep.spec().epochCount();
        EqualUpdates updates = sweep.spec().equalUpdates();
        updateCount = updates == null ? 0 : updates.updateCount();
        batchSize = updates == null ? 0 : updates.batchSize();
        checkpointsPerDecade = sweep.spec().checkpointsPerDecade();
        firstCheckpoint = sweep.spec().firstCheckpoint();
        recipe = ProtobufColumns.bytes(sweep.spec().recipe());
        priority = sweep.spec().priority();
        cancelled = sweep.cancelled();
    }

    @Override
    public Sweep value() {
        SweepSpec spec = new SweepSpec(
                StreamName.parse(stream),
                Arrays.stream(objectives).map(ObjectiveName::parse).toList(),
                Arrays.stream(imageCounts).boxed().toList(),
                Arrays.stream(seeds).boxed().toList(),
                Arrays.stream(controlSeeds).boxed().toList(),
                calibrationImageCount,
                epochCount,
                updateCount == 0 ? null : new EqualUpdates(updateCount, batchSize),
                checkpointsPerDecade,
                firstCheckpoint,
                ProtobufColumns.recipe(recipe, epochCount),
                priority);
        return new Sweep(SweepName.parse(name), spec, cancelled, createTime, endedRunCount);
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
