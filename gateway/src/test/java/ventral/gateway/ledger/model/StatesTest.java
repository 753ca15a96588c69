package ventral.gateway.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerStatus.State;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.ledger.query.StalenessLimit;
import ventral.gateway.testing.LedgerSamples;

/** Tests the states of runs and of the ledger. */
final class StatesTest {

    @Test
    void a_run_ends_in_success_in_failure_or_at_the_users_wish() {
        assertThat(Arrays.stream(RunState.values()).filter(RunState::hasEnded))
                .containsExactly(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED);
    }

    @Test
    void a_failure_counts_until_the_run_is_to_go_on() {
        Run failed = LedgerSamples.run("r1", 0).withStatus(LedgerSamples.progress(RunState.FAILED, 640));
        assertThat(failed.state()).isEqualTo(RunState.FAILED);

        Run again = failed.withRetryCount(1);
        assertThat(again.state()).isEqualTo(RunState.QUEUED);
        assertThat(again.status().error()).isNull();
        assertThat(again.status().device()).isEmpty();
        assertThat(again.status().seenImageCount()).isEqualTo(640);
        assertThat(again.withStatus(LedgerSamples.progress(RunState.RUNNING, 704))
                        .state())
                .isEqualTo(RunState.RUNNING);
    }

    @Test
    void a_run_that_is_to_wait_shows_what_its_trainer_said_last() {
        Run running = LedgerSamples.run("r1", 0)
                .withStatus(LedgerSamples.progress(RunState.RUNNING, 64))
                .withDesiredState(Run.DesiredState.PAUSED);
        assertThat(running.state()).isEqualTo(RunState.RUNNING);
        assertThat(running.withStatus(LedgerSamples.progress(RunState.PAUSED, 64))
                        .state())
                .isEqualTo(RunState.PAUSED);
    }

    @Test
    void only_a_current_ledger_is_read() {
        LedgerStatus ledgerStatus = new LedgerStatus(new StalenessLimit(Duration.ofMinutes(1)), () -> Duration.ZERO);
        assertThatThrownBy(ledgerStatus::requireCurrent).isInstanceOf(LedgerUnavailableException.class);
        ledgerStatus.set(new State.CatchingUp(12));
        assertThatThrownBy(ledgerStatus::requireCurrent)
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("about 12 records are left");
        ledgerStatus.set(new State.Unavailable("no broker at 127.0.0.1:8474"));
        assertThatThrownBy(ledgerStatus::requireCurrent)
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("no broker at 127.0.0.1:8474");
        ledgerStatus.set(new State.Current(List.of("runs/r1: damaged")));
        ledgerStatus.requireCurrent();
    }

    @Test
    void a_bulletin_tells_those_who_still_listen() {
        ChangeNotifier notifier = new ChangeNotifier();
        int[] heard = new int[1];
        Runnable watcher = () -> heard[0]++;
        notifier.addListener(watcher);
        notifier.notifyListeners();
        notifier.removeListener(watcher);
        notifier.notifyListeners();
        assertThat(heard[0]).isEqualTo(1);
        assertThat(notifier.listenerCount()).isZero();
    }
}
