package ventral.gateway.ledger.query;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Holds whether the ledger is current with the topics. The ledger's writer reports it each time it has polled the
 * topics; if it does not for too long, the ledger is unavailable. Read by any thread.
 */
public final class LedgerStatus {

    /** State of the ledger. */
    public sealed interface State {

        /**
         * The ledger has read all records that existed when it was opened, and follows the topics.
         *
         * @param holes keys whose last record could not be read
         * @param recordLag approximate number of records that exist and are not read yet
         */
        record Current(List<String> holes, long recordLag) implements State {
            public Current {
                holes = List.copyOf(holes);
            }

            /** Creates the state of a ledger that has read every record. */
            public Current(List<String> holes) {
                this(holes, 0);
            }
        }

        /** The ledger is reading the records that existed when it was opened. */
        record CatchingUp(long recordsLeft) implements State {}

        /** The broker or the database is unavailable. */
        record Unavailable(String cause) implements State {}
    }

    /**
     * A state that was reported.
     *
     * @param lastCurrent time of the last report that the ledger is current, or of the start
     */
    private record Report(State state, Duration time, Duration lastCurrent) {}

    private final StalenessLimit staleness;
    private final Supplier<Duration> uptime;
    private volatile Report last;

    /**
     * Creates the status of a ledger that is being read.
     *
     * @param uptime time since any fixed moment
     */
    public LedgerStatus(StalenessLimit staleness, Supplier<Duration> uptime) {
        this.staleness = staleness;
        this.uptime = uptime;
        Duration now = uptime.get();
        this.last = new Report(new State.CatchingUp(0), now, now);
    }

    /** Returns the state that was reported last, or {@link State.Unavailable} if that is too long ago. */
    public State state() {
        Report report = last;
        Duration now = uptime.get();
        if (report.state() instanceof State.Unavailable || !staleness.isExceeded(report.time(), now)) {
            return report.state();
        }
        return new State.Unavailable("it has made no progress for %d s; the database or the broker may not answer"
                .formatted(now.minus(report.time()).toSeconds()));
    }

    /**
     * Reports a state. Only the ledger's writer may call this method.
     *
     * @return the state that was reported before
     */
    public State set(State next) {
        Report before = last;
        Duration now = uptime.get();
        last = new Report(next, now, next instanceof State.Current ? now : before.lastCurrent());
        return before.state();
    }

    /** Returns the time since the ledger was last known to be current; since the start if it has never been. */
    public Duration timeSinceCurrent() {
        return uptime.get().minus(last.lastCurrent());
    }

    /**
     * Checks that the ledger is current.
     *
     * @throws LedgerUnavailableException unless the ledger is current
     */
    public void requireCurrent() {
        State now = state();
        if (now instanceof State.CatchingUp catchingUp) {
            throw new LedgerUnavailableException(
                    "the ledger is being read from the topics, about %d records are left: retry when it is current"
                            .formatted(catchingUp.recordsLeft()));
        }
        if (now instanceof State.Unavailable broken) {
            throw new LedgerUnavailableException("the ledger has not been current for %d s: %s: retry when it is"
                    .formatted(timeSinceCurrent().toSeconds(), broken.cause()));
        }
    }
}
