package ventral.gateway.ledger.change;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.NOON;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.testing.LedgerSamples;

final class LedgerRulesTest {

    private static final Instant LATER = NOON.plusSeconds(1);
    private static final FencingToken STOPPED = FencingToken.NONE.takeOver(8);
    private static final FencingToken SUCCESSOR = STOPPED.takeOver(3);

    @Test
    void a_trainer_that_was_stopped_does_not_reopen_a_run_that_its_successor_has_ended() {
        Run.ReportedStatus ended = status(RunState.SUCCEEDED, SUCCESSOR, NOON);
        Run.ReportedStatus late = status(RunState.RUNNING, STOPPED.next(), LATER);
        assertThat(LedgerRules.isStale(late, ended)).isTrue();
        assertThat(LedgerRules.isStale(ended, late)).isFalse();
    }

    @Test
    void an_owner_whose_clock_was_set_back_reports_on() {
        Run.ReportedStatus before = status(RunState.RUNNING, STOPPED, LATER);
        assertThat(LedgerRules.isStale(status(RunState.RUNNING, STOPPED.next(), NOON), before))
                .isFalse();
        assertThat(LedgerRules.isStale(status(RunState.RUNNING, SUCCESSOR, NOON), before))
                .isFalse();
        assertThat(LedgerRules.isStale(status(RunState.RUNNING, SUCCESSOR, null), before))
                .isFalse();
    }

    @Test
    void a_status_replaces_those_from_before_there_were_epochs() {
        Run.ReportedStatus old = status(RunState.RUNNING, FencingToken.NONE, LATER);
        assertThat(LedgerRules.isStale(status(RunState.RUNNING, STOPPED, NOON), old))
                .isFalse();
        assertThat(LedgerRules.isStale(old, status(RunState.RUNNING, STOPPED, NOON)))
                .isTrue();
        assertThat(LedgerRules.isStale(status(RunState.PAUSED, FencingToken.NONE, NOON), old))
                .isFalse();
        assertThat(LedgerRules.isStale(old, Run.ReportedStatus.NONE)).isFalse();
    }

    @Test
    void the_order_in_which_statuses_are_read_does_not_decide_which_one_stays() {
        Run.ReportedStatus first = status(RunState.RUNNING, STOPPED, NOON);
        Run.ReportedStatus late = status(RunState.RUNNING, STOPPED.next(), LATER);
        Run.ReportedStatus ended = status(RunState.SUCCEEDED, SUCCESSOR, NOON);
        Run.ReportedStatus running = read(List.of(first, ended, late));
        Run.ReportedStatus rebuilt = read(List.of(late, ended)); // compacted, after the owner has put its row again
        assertThat(running).isEqualTo(ended);
        assertThat(rebuilt).isEqualTo(running);
    }

    @Test
    void a_checkpoint_of_a_former_owner_is_stale_whatever_its_time() {
        assertThat(LedgerRules.isStale(checkpoint(1, LATER), checkpoint(2, NOON)))
                .isTrue();
        assertThat(LedgerRules.isStale(checkpoint(1, NOON), checkpoint(2, LATER)))
                .isTrue();
    }

    @Test
    void a_checkpoint_of_the_same_or_a_later_owner_counts_whatever_its_time() {
        assertThat(LedgerRules.isStale(checkpoint(2, NOON), checkpoint(2, LATER)))
                .isFalse();
        assertThat(LedgerRules.isStale(checkpoint(3, NOON), checkpoint(2, LATER)))
                .isFalse();
    }

    @Test
    void only_the_deletion_of_a_status_leaves_the_row() {
        assertThat(Arrays.stream(LedgerSource.values()).filter(source -> !LedgerRules.isRowDeletedWithKey(source)))
                .containsExactly(LedgerSource.STREAM_STATUSES, LedgerSource.RUN_STATUSES);
    }

    private static Run.ReportedStatus read(List<Run.ReportedStatus> topic) {
        return topic.stream()
                .reduce(
                        Run.ReportedStatus.NONE,
                        (present, reported) -> LedgerRules.isStale(reported, present) ? present : reported);
    }

    private static Run.ReportedStatus status(RunState state, FencingToken token, @Nullable Instant updateTime) {
        Run.ReportedStatus none = Run.ReportedStatus.NONE;
        return new Run.ReportedStatus(
                state,
                none.seenImageCount(),
                none.loss(),
                none.imagesPerSecond(),
                none.learningRate(),
                none.timeLeft(),
                none.device(),
                none.deviceUse(),
                none.memoryBytes(),
                none.validation(),
                none.error(),
                updateTime,
                token,
                none.retryCount(),
                none.cost());
    }

    private static Checkpoint checkpoint(long ownerEpoch, Instant createTime) {
        return LedgerSamples.checkpoint(new CheckpointName(new RunName("r1"), 64), ownerEpoch, createTime);
    }
}
