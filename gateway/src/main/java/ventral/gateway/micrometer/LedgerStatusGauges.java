package ventral.gateway.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Predicate;
import ventral.gateway.ledger.query.LedgerStatus;

/** Publishes how current the ledger is. Unlike the gauges of its contents, these exist in every state. */
public final class LedgerStatusGauges {

    private static final Map<String, Predicate<LedgerStatus.State>> STATES = Map.of(
            "CURRENT", state -> state instanceof LedgerStatus.State.Current,
            "CATCHING_UP", state -> state instanceof LedgerStatus.State.CatchingUp,
            "UNAVAILABLE", state -> state instanceof LedgerStatus.State.Unavailable);

    private LedgerStatusGauges() {}

    /** Registers the gauges of a ledger's status. */
    public static void register(LedgerStatus status, MeterRegistry registry) {
        STATES.forEach((name, state) -> Gauge.builder(
                        "ventral.gateway.ledger.state", () -> state.test(status.state()) ? 1 : 0)
                .description("1 for the state that the ledger is in, 0 for the others")
                .tag("state", name)
                .register(registry));
        Gauge.builder("ventral.gateway.ledger.lag.records", () -> recordLag(status.state()))
                .description("Records of the topics that the ledger has not read; absent while it is unavailable")
                .baseUnit("records")
                .register(registry);
        Gauge.builder(
                        "ventral.gateway.ledger.staleness",
                        () -> status.timeSinceCurrent().toMillis() / 1e3)
                .description("Time since the ledger was last known to be current")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double recordLag(LedgerStatus.State state) {
        if (state instanceof LedgerStatus.State.Current current) {
            return current.recordLag();
        }
        return state instanceof LedgerStatus.State.CatchingUp catchingUp ? catchingUp.recordsLeft() : Double.NaN;
    }
}
