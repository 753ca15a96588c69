package ventral.trainer.cohort;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ventral.trainer.batch.DataLoader;
import ventral.trainer.batch.DataOrder;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.CheckpointSaver;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.learner.InitialWeightsReader;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.objective.TargetEncoder;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;

/** Trains runs of one data order side by side: restores them and iterates over the batches. */
final class CohortTrainer implements AutoCloseable {

    private final ImageSource.ImageSourceFactory images;
    private final LearnerFactory learners;
    private final InitialWeightsReader initialWeights;
    private final CheckpointSaver saver;
    private final RunControl control;
    private final IntervalTimer reporting;
    private final IntervalTimer saving;
    private final Cohort cohort;
    private final HeldOutEvaluator trials;

    CohortTrainer(
            ImageSource.ImageSourceFactory images,
            LearnerFactory learners,
            InitialWeightsReader initialWeights,
            CheckpointSaver saver,
            RunReporter reports,
            TrainingIntervals intervals,
            RunControl control) {
        this.images = images;
        this.learners = learners;
        this.initialWeights = initialWeights;
        this.saver = saver;
        this.control = control;
        this.reporting = new IntervalTimer(intervals.uptime(), intervals.report());
        this.saving = new IntervalTimer(intervals.uptime(), intervals.save());
        this.cohort = new Cohort(saver, reports, control, reporting);
        this.trials = new HeldOutEvaluator(images, cohort);
    }

    /**
     * Trains the runs until all have ended or are no longer wanted here.
     *
     * @param wanted not empty
     */
    void train(List<OwnedRun> wanted) throws InterruptedException {
        Map<OwnedRun, Optional<SavedRun>> open = loadSavedRuns(wanted);
        try {
            Optional<LabelledBatch> first = awaitFirstBatch(open);
            if (first.isPresent()) {
                for (Map.Entry<OwnedRun, Optional<SavedRun>> entry : open.entrySet()) {
                    begin(entry.getKey(), entry.getValue(), first.get());
                }
                open.clear();
                saveCheckpoints();
                cohort.finishCompleted();
                trainBatches(first.get().imageCount());
            }
        } catch (RuntimeException e) {
            // a stream error fails every run of the cohort
            cohort.fail(e);
            open.keySet().forEach(run -> cohort.fail(run, cohort.lastProgress(run), e));
        }
    }

    /** Loads the saved states of the runs that are wanted. */
    private Map<OwnedRun, Optional<SavedRun>> loadSavedRuns(List<OwnedRun> wanted) throws InterruptedException {
        Map<OwnedRun, Optional<SavedRun>> open = new LinkedHashMap<>();
        for (OwnedRun run : wanted) {
            if (control.directive(run) != RunDirective.CONTINUE) {
                cohort.release(run, cohort.lastProgress(run));
                continue;
            }
            try {
                Optional<Optional<SavedRun>> saved = saver.loadLatest(run, control::stopPendingRuns);
                if (saved.isEmpty()) {
                    cohort.release(run, cohort.lastProgress(run));
                    continue;
                }
                open.put(run, saved.get());
                cohort.report(run, RunReport.State.RUNNING, progress(saved.get()));
            } catch (RuntimeException e) {
                cohort.fail(run, cohort.lastProgress(run), e);
            }
        }
        return open;
    }

    private static TrainingProgress progress(Optional<SavedRun> saved) {
        return TrainingProgress.at(saved.map(SavedRun::seenImageCount).orElse(0L), saved.flatMap(SavedRun::validation));
    }

    /** Waits for the stream's first batch, which carries the latent space; empty when no run is wanted any more. */
    private Optional<LabelledBatch> awaitFirstBatch(Map<OwnedRun, Optional<SavedRun>> open)
            throws InterruptedException {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        OwnedRun any = open.keySet().iterator().next();
        try (ImageSource source = images.open(any.spec().stream(), 0)) {
            while (true) {
                leaveUnwanted(open);
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

    private void leaveUnwanted(Map<OwnedRun, Optional<SavedRun>> open) {
        control.stopPendingRuns();
        Iterator<Map.Entry<OwnedRun, Optional<SavedRun>>> entries =
                open.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<OwnedRun, Optional<SavedRun>> entry = entries.next();
            if (control.directive(entry.getKey()) != RunDirective.CONTINUE) {
                cohort.release(entry.getKey(), progress(entry.getValue()));
                entries.remove();
            }
        }
    }

    private void begin(OwnedRun run, Optional<SavedRun> saved, LabelledBatch first) {
        Learner learner = null;
        try {
            checkPrefix(run, first);
            TargetEncoder encoder = new TargetEncoder(
                    run.spec().objective(), first.space(), run.spec().recipe());
            learner = learners.create(
                    run.spec().recipe(), encoder.layout(), run.spec().seed());
            if (saved.isPresent()) {
                learner.restore(saved.get().weights(), saved.get().optimiser());
            } else if (run.spec().recipe().initialWeights().isPresent()) {
                learner.initialiseFrom(
                        initialWeights.read(run.spec().recipe().initialWeights().get()));
            }
            cohort.add(new ActiveRun(run, saved, first, encoder, learner));
            learner = null;
        } catch (DeviceOutOfMemoryException e) {
            cohort.requeueOutOfMemory(run, progress(saved), e);
        } catch (RuntimeException e) {
            cohort.fail(run, progress(saved), e);
        } finally {
            if (learner != null) {
                learner.close();
            }
        }
    }

    private static void checkPrefix(OwnedRun run, LabelledBatch first) {
        if (run.spec().imageCount() % first.imageCount() != 0) {
            throw new IllegalStateException("image_count %d is not a multiple of the stream's batch size %d"
                    .formatted(run.spec().imageCount(), first.imageCount()));
        }
    }

    private void trainBatches(int batchSize) throws InterruptedException {
        Optional<ActiveRun> last = cohort.runs().stream().min(Comparator.comparing(ActiveRun::position));
        if (last.isEmpty()) {
            return;
        }
        DataOrder dataOrder = DataOrder.of(last.get().run().spec());
        try (DataLoader walk =
                new DataLoader(images, dataOrder, batchSize, last.get().position())) {
            while (cohort.retainWanted()) {
                StreamPosition position = walk.position();
                Optional<LabelledBatch> batch = walk.next();
                if (batch.isPresent()) {
                    for (ActiveRun run : cohort.runs()) {
                        if (run.position().equals(position)) {
                            cohort.attempt(run, () -> run.learn(batch.get(), walk.position()));
                        }
                    }
                    saveCheckpoints();
                    cohort.finishCompleted();
                }
                if (reporting.isDue()) {
                    cohort.report();
                }
                if (saving.isDue()) {
                    keepResumePoints();
                }
            }
        }
    }

    private void saveCheckpoints() throws InterruptedException {
        List<ActiveRun> due =
                cohort.runs().stream().filter(ActiveRun::isCheckpointDue).toList();
        due.forEach(run -> cohort.attempt(run, run::tally));
        trials.validate(due.stream().filter(cohort::has).toList());
        trials.recalibrate(due.stream().filter(cohort::has).toList());
        for (ActiveRun run : due) {
            cohort.save(run, SavedRun.Kind.CHECKPOINT);
        }
    }

    private void keepResumePoints() throws InterruptedException {
        for (ActiveRun run : cohort.runs()) {
            if (cohort.has(run) && run.hasUnsavedProgress()) {
                cohort.attempt(run, run::tally);
                cohort.save(run, SavedRun.Kind.RESUME_POINT);
            }
        }
        saving.restart();
    }

    @Override
    public void close() {
        cohort.close();
    }
}
