package ventral.gateway.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.StalenessLimit;

final class LedgerStatusGaugesTest {

    private Duration now = Duration.ZERO;
    private final LedgerStatus status = new LedgerStatus(new StalenessLimit(Duration.ofSeconds(20)), () -> now);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void a_ledger_that_is_read_has_the_records_that_are_left_as_lag() {
        LedgerStatusGauges.register(status, registry);
        status.set(new LedgerStatus.State.CatchingUp(7));
        assertThat(states()).containsExactly(0., 1., 0.);
        assertThat(value("ventral.gateway.ledger.lag.records")).isEqualTo(7);

        status.set(new LedgerStatus.State.Current(List.of(), 3));
        assertThat(states()).containsExactly(1., 0., 0.);
        assertThat(value("ventral.gateway.ledger.lag.records")).isEqualTo(3);
    }

    @Test
    void a_ledger_whose_writer_is_stuck_becomes_stale_and_unavailable() {
        LedgerStatusGauges.register(status, registry);
        status.set(new LedgerStatus.State.Current(List.of()));
        now = Duration.ofSeconds(90);
        assertThat(states()).containsExactly(0., 0., 1.);
        assertThat(value("ventral.gateway.ledger.staleness")).isEqualTo(90);
        assertThat(value("ventral.gateway.ledger.lag.records")).isNaN();
    }

    private List<Double> states() {
        return List.of("CURRENT", "CATCHING_UP", "UNAVAILABLE").stream()
                .map(state -> registry.get("ventral.gateway.ledger.state")
                        .tag("state", state)
                        .gauge()
                        .value())
                .toList();
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }
}
