package ventral.trainer.kafka;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.RunName;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.RunStatus;
import ventral.trainer.run.RunFence;
import ventral.type.v1.RunState;

/**
 * Takes runs over by writing their status again with a higher fencing token, which is the first row that an owner writes.
 * A former owner that reads that row writes nothing more. Used only by the training thread.
 */
public final class KafkaRunFence {

    private static final Logger LOG = Logger.getLogger(KafkaRunFence.class);

    private final RunTables tables;
    private final RunFence fence;
    private final Clock clock;

    /**
     * Creates the fence of a trainer that owns no run.
     *
     * @param ownerId random number of the trainer process
     */
    public KafkaRunFence(RunTables tables, long ownerId, Clock clock) {
        this.tables = tables;
        this.fence = new RunFence(ownerId);
        this.clock = clock;
    }

    /** Takes runs over from their former owners. Reads each table once, and waits once for all rows. */
    void takeOver(Collection<RunName> runs) {
        if (runs.isEmpty()) {
            return;
        }
        tables.refresh();
        List<RunStatus> rows = new ArrayList<>();
        tables.highestTokens(runs).forEach((run, highest) -> rows.add(row(run, fence.takeOver(run, highest))));
        tables.statuses().putAll(rows);
    }

    private RunStatus row(RunName run, FencingToken token) {
        RunStatus.Builder row = tables.statuses()
                .get(run.toString())
                .map(RunStatus::toBuilder)
                .orElseGet(() -> RunStatus.newBuilder()
                        .setState(RunState.RUN_STATE_QUEUED)
                        .setUpdateTime(TimestampMapper.toWire(clock.instant())));
        FencingTokenMapper.set(row, token);
        return row.setRun(run.toString()).build();
    }

    /** Returns the token of the next row of a run. */
    FencingToken next(RunName run) {
        return fence.next(run);
    }

    /** Returns true if another trainer has taken the run over, according to the statuses that were read last. */
    boolean isFenced(RunName run) {
        return fence.isFenced(run, tables.statusToken(run));
    }

    /** Reads the statuses. Returns false if another trainer has taken the run over, so that nothing is to be written. */
    boolean mayWrite(RunName run) {
        return !writable(List.of(run)).isEmpty();
    }

    /** Reads the statuses once. Returns the runs of which rows may be written: no other trainer has taken them over. */
    Set<RunName> writable(Collection<RunName> runs) {
        if (runs.isEmpty()) {
            return Set.of();
        }
        tables.statuses().refresh();
        Set<RunName> writable = new LinkedHashSet<>();
        for (RunName run : runs) {
            if (isFenced(run)) {
                LOG.warnf("%s is not written, because another trainer has taken it over", run);
            } else {
                writable.add(run);
            }
        }
        return writable;
    }
}
