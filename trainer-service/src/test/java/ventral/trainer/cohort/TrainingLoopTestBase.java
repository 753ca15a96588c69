package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryRunStore;
import ventral.trainer.testing.InMemoryStream;

/** Trains runs on an in-memory stream with a checksum in place of weights. */
abstract class TrainingLoopTestBase {

    static final int IMAGES = 3000;
    static final OwnedRun RUN = run("run", IMAGES, 2);

    final InMemoryStream stream = new InMemoryStream(due -> due);
    final InMemoryRunStore runs = new InMemoryRunStore();
    final ScriptedRunControl control = new ScriptedRunControl();
    final TrainingLoop loop = loop(stream, ChecksumLearner.all());

    final TrainingLoop loop(ImageSource.ImageSourceFactory images, LearnerFactory learners) {
        return new TrainingLoop(images, learners, path -> new TreeMap<>(), runs, runs, intervals(), Tracer.NONE);
    }

    public static TrainingIntervals intervals() {
        return new TrainingIntervals(() -> Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO);
    }

    final boolean hasSucceeded(OwnedRun run) {
        return runs.latest(run)
                .filter(report -> report.state() == RunReport.State.SUCCEEDED)
                .isPresent();
    }

    final void assertSameCheckpoints(OwnedRun run, OwnedRun expected) {
        assertThat(runs.checkpoints(run.name()).keySet())
                .isEqualTo(runs.checkpoints(expected.name()).keySet());
        runs.checkpoints(expected.name())
                .keySet()
                .forEach(seen -> assertThat(weight(run, seen)).isEqualTo(weight(expected, seen)));
    }

    final long weight(OwnedRun run, long seenImageCount) {
        return ChecksumLearner.value(
                runs.checkpoints(run.name()).get(seenImageCount).weights().get("weight"));
    }

    static OwnedRun run(String id, long imageCount, int epochCount) {
        return run(id, imageCount, epochCount, 3);
    }

    static OwnedRun run(String id, long imageCount, int epochCount, long seed) {
        return new OwnedRun(
                new RunName(id),
                spec("distance", imageCount, epochCount, seed, Recipe.DEFAULT),
                Instant.EPOCH,
                0,
                0,
                1);
    }

    static OwnedRun inSweep(String id, long imageCount, long seed) {
        RunSpec spec = new RunSpec(
                new StreamName("s"), Objective.parse("distance"), imageCount, 1, seed, 2, new SweepName("sweep"));
        return new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 0, 1);
    }

    static RunSpec spec(String objective, long imageCount, int epochCount, long seed, Recipe recipe) {
        return new RunSpec(
                new StreamName("s"), Objective.parse(objective), imageCount, epochCount, seed, 2, recipe, 0, null);
    }
}
