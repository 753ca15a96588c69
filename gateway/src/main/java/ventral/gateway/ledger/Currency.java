package ventral.gateway.ledger;

import java.util.List;

/** Whether the ledger says what the topics say. Written by the ledger's writer, read by any thread. */
public final class Currency {

    /** Where the ledger stands. */
    public sealed interface State {

        /** The ledger has read what was there when it was opened, and follows. */
        record Current(List<String> holes) implements State {
            public Current {
                holes = List.copyOf(holes);
            }
        }

        /** Reads what lies in the topics. */
        record CatchingUp(long recordsLeft) implements State {}

        /** The broker or the database does not answer. */
        record Broken(String cause) implements State {}
    }

    private volatile State state = new State.CatchingUp(0);

    public State state() {
        return state;
    }

    public void set(State next) {
        state = next;
    }

    /** @throws UnavailableException unless the ledger is current */
    public void check() {
        State now = state;
        if (now instanceof State.CatchingUp catchingUp) {
            throw new UnavailableException("the ledger is being read from the topics, about %d records are left"
                    .formatted(catchingUp.recordsLeft()));
        }
        if (now instanceof State.Broken broken) {
            throw new UnavailableException("the ledger is out of reach: " + broken.cause());
        }
    }
}
