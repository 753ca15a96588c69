package ventral.gateway.ledger.query;

import java.util.List;

/** Holds whether the ledger is current with the topics. Written by the ledger's writer, read by any thread. */
public final class LedgerStatus {

    /** State of the ledger. */
    public sealed interface State {

        /** The ledger has read all records that existed when it was opened, and follows the topics. */
        record Current(List<String> holes) implements State {
            public Current {
                holes = List.copyOf(holes);
            }
        }

        /** The ledger is reading the records that existed when it was opened. */
        record CatchingUp(long recordsLeft) implements State {}

        /** The broker or the database is unavailable. */
        record Unavailable(String cause) implements State {}
    }

    private volatile State state = new State.CatchingUp(0);

    public State state() {
        return state;
    }

    public void set(State next) {
        state = next;
    }

    /**
     * Checks that the ledger is current.
     *
     * @throws LedgerUnavailableException unless the ledger is current
     */
    public void requireCurrent() {
        State now = state;
        if (now instanceof State.CatchingUp catchingUp) {
            throw new LedgerUnavailableException("the ledger is being read from the topics, about %d records are left"
                    .formatted(catchingUp.recordsLeft()));
        }
        if (now instanceof State.Unavailable broken) {
            throw new LedgerUnavailableException("the ledger is unavailable: " + broken.cause());
        }
    }
}
