package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.objective.TargetEncoder;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl.ReleaseOutcome;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryStream;

class CohortTrainingTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final StreamPosition SECOND = StreamPosition.START.next(Long.MAX_VALUE);
    private static final StreamPosition THIRD = SECOND.next(Long.MAX_VALUE);

    private final InMemoryStream stream = new InMemoryStream(due -> due);
    private final CohortTraining cohort = new CohortTraining();

    @Test
    void a_step_is_taken_by_the_runs_at_its_position_alone() throws InterruptedException {
        ActiveRun ahead = add("ahead", "distance");
        cohort.advance(batch(0), StreamPosition.START, SECOND);
        ActiveRun behind = add("behind", "distance");
        cohort.advance(batch(1), SECOND, THIRD);
        assertThat(ahead.position()).isEqualTo(THIRD);
        assertThat(behind.position()).isEqualTo(StreamPosition.START);
    }

    @Test
    void a_checkpoint_is_due_until_it_is_saved() throws InterruptedException {
        ActiveRun run = add("r", "distance");
        assertThat(cohort.start().checkpointDue()).containsExactly(run);
        run.markSaved(SavedRun.Kind.CHECKPOINT);
        assertThat(cohort.start().checkpointDue()).isEmpty();
    }

    @Test
    void a_run_is_complete_and_its_last_checkpoint_due_after_its_last_batch() throws InterruptedException {
        ActiveRun run = add("r", "distance");
        StepOutcome first = cohort.advance(batch(0), StreamPosition.START, SECOND);
        assertThat(first.checkpointDue()).isEmpty();
        assertThat(first.completed()).isEmpty();
        StepOutcome last = cohort.advance(batch(1), SECOND, THIRD);
        assertThat(last.checkpointDue()).containsExactly(run);
        assertThat(last.completed()).containsExactly(run);
        assertThat(cohort.runs()).containsExactly(run);
    }

    @Test
    void a_run_that_fails_leaves_the_cohort_and_the_others_go_on() throws InterruptedException {
        ActiveRun unlabelled = add("unlabelled", "translation");
        ActiveRun other = add("other", "distance");
        StepOutcome outcome = cohort.advance(batch(0), StreamPosition.START, SECOND);
        assertThat(outcome.failed()).extracting(FailedRun::run).containsExactly(unlabelled);
        assertThat(outcome.failed()).extracting(FailedRun::outcome).containsExactly(ReleaseOutcome.DONE);
        assertThat(cohort.runs()).containsExactly(other);
        assertThat(other.position()).isEqualTo(SECOND);
    }

    @Test
    void a_run_without_memory_is_tried_again_at_once_beside_others_and_after_a_wait_alone()
            throws InterruptedException {
        ActiveRun first = add("first", "distance");
        ActiveRun second = add("second", "distance");
        assertThat(outcomeWithoutMemory(first)).isEqualTo(ReleaseOutcome.REQUEUE);
        assertThat(outcomeWithoutMemory(second)).isEqualTo(ReleaseOutcome.REQUEUE_WITH_BACKOFF);
        assertThat(cohort.isEmpty()).isTrue();
    }

    private ReleaseOutcome outcomeWithoutMemory(ActiveRun run) {
        return cohort.attempt(run, () -> {
                    throw new DeviceOutOfMemoryException("the device has no memory left", new OutOfMemoryError());
                })
                .orElseThrow()
                .outcome();
    }

    private LabelledBatch batch(long index) throws InterruptedException {
        return stream.open(STREAM, index).next().orElseThrow();
    }

    /** Adds a run of two batches. */
    private ActiveRun add(String id, String objective) throws InterruptedException {
        RunSpec spec = new RunSpec(
                STREAM, Objective.parse(objective), 2 * InMemoryStream.BATCH, 1, 3, 2, Recipe.DEFAULT, 0, null);
        LabelledBatch first = batch(0);
        TargetEncoder encoder = new TargetEncoder(spec.objective(), first.space(), spec.recipe());
        ActiveRun run = new ActiveRun(
                new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 0, 1),
                null,
                first,
                encoder,
                ChecksumLearner.all().create(spec.recipe(), encoder.layout(), spec.seed()),
                Tracer.NONE);
        cohort.add(run);
        return run;
    }
}
