package ventral.trainer.cohort;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.checkpoint.CheckpointSaver;
import ventral.trainer.checkpoint.RestoredRun;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.learner.InitialWeightsReader;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.objective.TargetEncoder;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunControl.ReleaseOutcome;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunDirectives;
import ventral.trainer.run.RunReport;

/** Starts the runs of a cohort: loads their saved states, waits for the stream, and creates their networks. */
final class CohortStarter {

    private final ImageSource.ImageSourceFactory images;
    private final LearnerFactory learners;
    private final InitialWeightsReader initialWeights;
    private final CheckpointSaver saver;
    private final RunControl control;
    private final CohortTraining cohort;
    private final CohortLifecycle lifecycle;
    private final Tracer tracer;

    CohortStarter(
            ImageSource.ImageSourceFactory images,
            LearnerFactory learners,
            InitialWeightsReader initialWeights,
            CheckpointSaver saver,
            RunControl control,
            CohortTraining cohort,
            CohortLifecycle lifecycle,
            Tracer tracer) {
        this.images = images;
        this.learners = learners;
        this.initialWeights = initialWeights;
        this.saver = saver;
        this.control = control;
        this.cohort = cohort;
        this.lifecycle = lifecycle;
        this.tracer = tracer;
    }

    /** Loads the saved states of the runs that are wanted, and releases the others. Returns a modifiable list. */
    List<RestoredRun> load(List<OwnedRun> runs) throws InterruptedException {
        List<RestoredRun> open = new ArrayList<>();
        for (OwnedRun run : runs) {
            RunDirective directive = control.directive(run);
            if (directive != RunDirective.CONTINUE) {
                lifecycle.release(run, lifecycle.lastProgress(run), directive);
                continue;
            }
            try {
                Optional<RestoredRun> restored = saver.load(run, () -> lifecycle.poll(List.of()));
                if (restored.isEmpty()) {
                    lifecycle.release(run, lifecycle.lastProgress(run), control.directive(run));
                    continue;
                }
                lifecycle.report(run, RunReport.State.RUNNING, restored.get().progress());
                open.add(restored.get());
            } catch (RuntimeException e) {
                lifecycle.end(run, lifecycle.lastProgress(run), e, ReleaseOutcome.DONE);
            }
        }
        return open;
    }

    /**
     * Waits for the stream's first batch, which carries the latent space. Meanwhile releases runs that are no longer
     * wanted and removes them from the list. Returns empty when none is left.
     */
    Optional<LabelledBatch> awaitFirstBatch(List<RestoredRun> open) throws InterruptedException {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        try (ImageSource source = images.open(open.get(0).run().spec().stream(), 0)) {
            while (true) {
                releaseUnwanted(open);
                if (open.isEmpty()) {
                    return Optional.empty();
                }
                Optional<LabelledBatch> batch = source.next();
                if (batch.isPresent()) {
                    return batch;
                }
            }
        }
    }

    private void releaseUnwanted(List<RestoredRun> open) {
        RunDirectives directives =
                lifecycle.poll(open.stream().map(RestoredRun::run).toList());
        Iterator<RestoredRun> each = open.iterator();
        while (each.hasNext()) {
            RestoredRun restored = each.next();
            RunDirective directive = directives.directive(restored.run());
            if (directive != RunDirective.CONTINUE) {
                lifecycle.release(restored.run(), restored.progress(), directive);
                each.remove();
            }
        }
    }

    /** Adds a run to the cohort. An error ends only that run. */
    void start(RestoredRun restored, LabelledBatch first) {
        OwnedRun run = restored.run();
        SavedRun saved = restored.saved();
        Learner learner = null;
        try {
            checkPrefix(run, first);
            TargetEncoder encoder = new TargetEncoder(
                    run.spec().objective(), first.space(), run.spec().recipe());
            learner = learners.create(
                    run.spec().recipe(), encoder.layout(), run.spec().seed());
            initialise(learner, run, saved);
            cohort.add(new ActiveRun(run, saved, first, encoder, learner, tracer));
            learner = null;
        } catch (RuntimeException e) {
            lifecycle.end(run, restored.progress(), e, cohort.outcomeOf(e));
        } finally {
            if (learner != null) {
                learner.close();
            }
        }
    }

    private void initialise(Learner learner, OwnedRun run, @Nullable SavedRun saved) {
        String initial = run.spec().recipe().initialWeights();
        if (saved != null) {
            learner.restore(saved.weights(), saved.optimiser());
        } else if (initial != null) {
            learner.initialiseFrom(initialWeights.read(initial));
        }
    }

    private static void checkPrefix(OwnedRun run, LabelledBatch first) {
        if (run.spec().imageCount() % first.imageCount() != 0) {
            throw new IllegalStateException("image_count %d is not a multiple of the stream's batch size %d"
                    .formatted(run.spec().imageCount(), first.imageCount()));
        }
    }
}
