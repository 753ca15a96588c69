package ventral.gateway.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.gateway.ledger.query.LedgerStatus.State;

class LedgerStatusTest {

    private static final StalenessLimit LIMIT = new StalenessLimit(Duration.ofSeconds(20));

    private Duration now = Duration.ofSeconds(100);
    private final LedgerStatus status = new LedgerStatus(LIMIT, () -> now);

    @Test
    void a_ledger_whose_writer_reports_in_time_is_current() {
        status.set(new State.Current(List.of()));
        now = now.plusSeconds(20);
        assertThat(status.state()).isEqualTo(new State.Current(List.of()));
        status.requireCurrent();
    }

    @Test
    void a_ledger_whose_writer_no_longer_reports_is_unavailable() {
        status.set(new State.Current(List.of()));
        now = now.plusSeconds(21);
        assertThat(status.state()).isInstanceOf(State.Unavailable.class);
        assertThatThrownBy(status::requireCurrent)
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("no progress for 21 s");
        status.set(new State.Current(List.of()));
        status.requireCurrent();
    }

    @Test
    void a_ledger_that_does_not_catch_up_any_more_is_unavailable() {
        status.set(new State.CatchingUp(7));
        now = now.plusSeconds(21);
        assertThat(status.state()).isInstanceOf(State.Unavailable.class);
    }

    @Test
    void an_unavailable_ledger_keeps_its_cause() {
        status.set(new State.Unavailable("no broker"));
        now = now.plusSeconds(21);
        assertThat(status.state()).isEqualTo(new State.Unavailable("no broker"));
    }

    @Test
    void a_ledger_that_is_not_current_says_for_how_long() {
        status.set(new State.Current(List.of()));
        now = now.plusSeconds(21);
        assertThatThrownBy(status::requireCurrent).hasMessageContaining("has not been current for 21 s: ");
        status.set(new State.Unavailable("the database is unavailable"));
        now = now.plusSeconds(9);
        status.set(new State.CatchingUp(7));
        status.set(new State.Unavailable("the database is unavailable"));
        assertThat(status.timeSinceCurrent()).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(status::requireCurrent)
                .hasMessage("the ledger has not been current for 30 s: the database is unavailable: retry when it is");

        status.set(new State.Current(List.of()));
        assertThat(status.timeSinceCurrent()).isZero();
    }

    @Test
    void a_ledger_that_has_never_been_current_says_since_the_start() {
        now = now.plusSeconds(5);
        status.set(new State.Unavailable("no broker"));
        assertThat(status.timeSinceCurrent()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_state_that_was_reported_last_is_returned_by_the_next_report() {
        status.set(new State.Current(List.of()));
        now = now.plusSeconds(21);
        assertThat(status.set(new State.Unavailable("no broker"))).isEqualTo(new State.Current(List.of()));
    }

    @Test
    void a_limit_is_positive() {
        assertThatThrownBy(() -> new StalenessLimit(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
