package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.platform.tracing.Tracer;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.micrometer.MeteredRunReporter;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryStream;

/** Tests runs that yield, or are abandoned, cancelled or paused before their end. */
class TrainingInterruptionTest extends TrainingLoopTestBase {

    @Test
    void a_run_that_is_let_go_of_again_and_again_ends_with_the_weights_of_an_undisturbed_one()
            throws InterruptedException {
        loop.train(List.of(RUN), control);
        OwnedRun disturbed = run("disturbed", IMAGES, 2);
        for (int stay = 0; !hasSucceeded(disturbed); stay++) {
            loop.train(List.of(disturbed), control.changing(RunDirective.YIELD, 41 + 7 * stay));
        }
        assertSameCheckpoints(disturbed, RUN);
        assertThat(runs.resumePoint(disturbed.name())).isEmpty();
    }

    @Test
    void a_run_that_is_torn_away_again_and_again_ends_with_the_weights_of_an_undisturbed_one()
            throws InterruptedException {
        loop.train(List.of(RUN), control);
        OwnedRun torn = run("torn", IMAGES, 2);
        // each assignment is long enough for at least one more checkpoint, and ends some time after it
        for (int stay = 0; !hasSucceeded(torn); stay++) {
            loop.train(List.of(torn), control.changing(RunDirective.ABANDON, 401 + 7 * stay));
            assertThat(stay).isLessThan(4);
        }
        assertSameCheckpoints(torn, RUN);
    }

    @Test
    void a_run_that_is_saved_from_time_to_time_learns_little_twice() throws InterruptedException {
        AtomicLong seconds = new AtomicLong();
        TrainingLoop saving = new TrainingLoop(
                stream,
                ChecksumLearner.all(),
                path -> new TreeMap<>(),
                runs,
                runs,
                new TrainingIntervals(
                        () -> Duration.ofSeconds(seconds.incrementAndGet()),
                        Duration.ofDays(1),
                        Duration.ofSeconds(30),
                        Duration.ZERO),
                Tracer.NONE);
        saving.train(List.of(RUN), control.changing(RunDirective.ABANDON, 101));
        assertThat(runs.resumePoint(RUN.name()))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isBetween(600L, 808L));
    }

    @Test
    void a_run_that_another_trainer_has_taken_over_is_dropped_unsaved_and_tried_again_after_a_wait()
            throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        InMemoryStream watched = new InMemoryStream(due -> {
            if (read.incrementAndGet() == 12) {
                runs.fence(RUN);
            }
            return due;
        });
        loop(watched, ChecksumLearner.all()).train(List.of(RUN), control);
        assertThat(read).hasValue(12);
        assertThat(control.released()).containsExactly("runs/run REQUEUE_WITH_BACKOFF");
        assertThat(runs.told()).containsExactly("runs/run RUNNING at 0");
        assertThat(runs.resumePoint(RUN.name())).isEmpty();
        loop.train(List.of(RUN), control);
        assertThat(runs.told()).last().isEqualTo("runs/run SUCCEEDED at 6000");
    }

    @Test
    void a_run_that_another_trainer_has_taken_over_at_its_last_step_is_not_done() throws InterruptedException {
        OwnedRun single = run("single", InMemoryStream.BATCH, 1);
        AtomicInteger read = new AtomicInteger();
        InMemoryStream watched = new InMemoryStream(due -> {
            if (read.incrementAndGet() == 2) {
                runs.fence(single); // the first batch was read beforehand, for its latent space
            }
            return due;
        });
        loop(watched, ChecksumLearner.all()).train(List.of(single), control);
        assertThat(hasSucceeded(single)).isFalse();
        assertThat(control.released()).containsExactly("runs/single REQUEUE_WITH_BACKOFF");
    }

    @Test
    void a_cancelled_run_ends_after_the_batch_that_it_is_at() throws InterruptedException {
        loop.train(List.of(RUN), control.changing(RunDirective.CANCEL, 12));
        assertThat(runs.told()).last().isEqualTo("runs/run CANCELLED at 80");
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L);
    }

    @ParameterizedTest
    @EnumSource(RunDirective.class)
    void the_gauges_of_a_run_leave_with_it(RunDirective directive) throws InterruptedException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        List<Meter> added = new ArrayList<>();
        registry.config().onMeterAdded(added::add);
        metered(registry, ChecksumLearner.all()).train(List.of(RUN), control.changing(directive, 401));
        assertThat(added).anyMatch(TrainingInterruptionTest::isOfRun);
        assertThat(registry.getMeters()).noneMatch(TrainingInterruptionTest::isOfRun);
    }

    @Test
    void the_gauges_of_a_run_leave_with_it_when_the_device_has_no_memory_for_it() throws InterruptedException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        metered(registry, ChecksumLearner.all(Integer.MAX_VALUE, 0)).train(List.of(RUN), control);
        assertThat(control.released()).containsExactly("runs/run REQUEUE_WITH_BACKOFF");
        assertThat(registry.getMeters()).noneMatch(TrainingInterruptionTest::isOfRun);
    }

    private TrainingLoop metered(MeterRegistry registry, LearnerFactory learners) {
        return new TrainingLoop(
                stream,
                learners,
                path -> new TreeMap<>(),
                runs,
                new MeteredRunReporter(runs, learners, registry),
                intervals(),
                Tracer.NONE);
    }

    private static boolean isOfRun(Meter meter) {
        return meter.getId().getName().startsWith("ventral.trainer.run.");
    }

    @Test
    void a_paused_run_goes_on_where_it_stopped() throws InterruptedException {
        loop.train(List.of(RUN), control.changing(RunDirective.PAUSE, 12));
        assertThat(runs.told()).last().isEqualTo("runs/run PAUSED at 80");
        assertThat(control.released()).containsExactly("runs/run PAUSED");
        loop.train(List.of(RUN), control.changing(RunDirective.CONTINUE, 0));
        assertThat(runs.told()).contains("runs/run RUNNING at 80").last().isEqualTo("runs/run SUCCEEDED at 6000");
    }
}
