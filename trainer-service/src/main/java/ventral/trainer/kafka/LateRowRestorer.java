package ventral.trainer.kafka;

import java.util.function.Predicate;
import org.jboss.logging.Logger;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.platform.kafka.LiveTable;

/**
 * Writes rows of this trainer's runs again that a former owner has overwritten with late ones, so that a compacted topic
 * keeps them. Runs that have ended are included.
 */
public final class LateRowRestorer {

    private static final Logger LOG = Logger.getLogger(LateRowRestorer.class);

    private final RunTables tables;
    private final Predicate<RunName> assigned;

    /**
     * Creates a restorer.
     *
     * @param assigned whether a run is assigned to this trainer; called by the thread that restores
     */
    public LateRowRestorer(RunTables tables, Predicate<RunName> assigned) {
        this.tables = tables;
        this.assigned = assigned;
    }

    /** Reads the tables, and writes the rows again that a late row has followed. */
    public void restore() {
        restore(tables.statuses(), key -> assigned.test(RunName.parse(key)));
        restore(
                tables.checkpoints(),
                key -> assigned.test(CheckpointName.parse(key).run()));
        restore(tables.resumePoints(), key -> assigned.test(RunName.parse(key)));
    }

    private static void restore(LiveTable<?> table, Predicate<String> keys) {
        table.refresh();
        for (String key : table.restore(key -> isTrue(keys, key))) {
            LOG.warnf("%s is written again, because a former owner has overwritten it late", key);
        }
    }

    private static boolean isTrue(Predicate<String> keys, String key) {
        try {
            return keys.test(key);
        } catch (IllegalArgumentException e) {
            return false; // not the name of a run or a checkpoint
        }
    }
}
