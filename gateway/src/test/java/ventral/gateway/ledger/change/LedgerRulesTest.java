package ventral.gateway.ledger.change;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.NOON;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.testing.LedgerSamples;

final class LedgerRulesTest {

    private static final Instant LATER = NOON.plusSeconds(1);

    @Test
    void a_status_of_an_older_generation_that_is_no_newer_is_stale() {
        assertThat(LedgerRules.isStale(status(1, NOON), status(2, LATER))).isTrue();
        assertThat(LedgerRules.isStale(status(1, NOON), status(2, NOON))).isTrue();
        assertThat(LedgerRules.isStale(status(1, null), status(2, NOON))).isTrue();
    }

    @Test
    void a_newer_status_counts_even_if_a_new_consumer_group_counts_its_generations_from_the_start() {
        assertThat(LedgerRules.isStale(status(1, LATER), status(2, NOON))).isFalse();
    }

    @Test
    void a_status_of_the_same_or_a_later_generation_counts_whatever_its_time() {
        assertThat(LedgerRules.isStale(status(2, NOON), status(2, LATER))).isFalse();
        assertThat(LedgerRules.isStale(status(3, NOON), status(2, LATER))).isFalse();
    }

    @Test
    void the_first_status_of_a_run_counts() {
        assertThat(LedgerRules.isStale(status(1, NOON), Run.ReportedStatus.NONE))
                .isFalse();
        assertThat(LedgerRules.isStale(status(1, NOON), status(2, null))).isFalse();
    }

    @Test
    void a_checkpoint_of_an_older_generation_that_is_no_newer_is_stale() {
        assertThat(LedgerRules.isStale(checkpoint(1, NOON), checkpoint(2, LATER)))
                .isTrue();
        assertThat(LedgerRules.isStale(checkpoint(1, NOON), checkpoint(2, NOON)))
                .isTrue();
    }

    @Test
    void a_newer_checkpoint_and_one_of_the_same_or_a_later_generation_count() {
        assertThat(LedgerRules.isStale(checkpoint(1, LATER), checkpoint(2, NOON)))
                .isFalse();
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

    private static Run.ReportedStatus status(long ownerGeneration, @Nullable Instant updateTime) {
        Run.ReportedStatus none = Run.ReportedStatus.NONE;
        return new Run.ReportedStatus(
                none.state(),
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
                ownerGeneration,
                none.retryCount());
    }

    private static Checkpoint checkpoint(long ownerGeneration, Instant createTime) {
        return LedgerSamples.checkpoint(new CheckpointName(new RunName("r1"), 64), ownerGeneration, createTime);
    }
}
