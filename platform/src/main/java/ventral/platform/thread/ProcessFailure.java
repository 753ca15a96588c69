package ventral.platform.thread;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process whose work cannot go on: such a process would keep the partitions that it owns and never process them.
 */
public final class ProcessFailure {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessFailure.class);

    private final Runnable exit;
    private volatile @Nullable String cause;

    /**
     * Creates the failure of a process that has not failed.
     *
     * @param exit requests the exit of the process; must not wait for the calling thread
     */
    public ProcessFailure(Runnable exit) {
        this.exit = exit;
    }

    /** Returns why the work cannot go on; empty if it can. */
    public Optional<String> cause() {
        return Optional.ofNullable(cause);
    }

    /** Logs why some work cannot go on, and requests the exit of the process. */
    public void report(String work, Throwable thrown) {
        report(work, thrown.getMessage() == null ? thrown.toString() : thrown.getMessage(), thrown);
    }

    void report(String work, String reason, @Nullable Throwable thrown) {
        cause = reason;
        LOG.error("{} has ended, so the process exits: {}", work, reason, thrown);
        exit.run();
    }
}
