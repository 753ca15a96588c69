package ventral.trainer.run;

import java.util.Optional;
import java.util.function.Supplier;
import ventral.contract.spec.RunSpec;
import ventral.trainer.objective.TargetEncoder;

/**
 * Takes one run from where it stands to its end. Checkpoints carry everything that the next step depends on, so a run
 * that is interrupted, any number of times, ends with the weights of an undisturbed one.
 */
public final class TrainingLoop {

    private final ImageSource.Opening images;
    private final Learners learners;
    private final Checkpoints checkpoints;
    private final RunReports reports;

    public TrainingLoop(ImageSource.Opening images, Learners learners, Checkpoints checkpoints, RunReports reports) {
        this.images = images;
        this.learners = learners;
        this.checkpoints = checkpoints;
        this.reports = reports;
    }

    /**
     * Trains until the run ends or the wish changes, of which it takes note after every batch. An error ends the run as
     * failed; its last checkpoint is kept.
     *
     * @throws InterruptedException if the thread is interrupted; the run can be taken up again
     */
    public void train(OwnedRun run, Supplier<Wish> wish) throws InterruptedException {
        if (reports.hasEnded(run)) {
            return;
        }
        Tally tally = new Tally();
        try {
            Optional<SavedRun> saved = checkpoints.last(run);
            tally.seen = saved.map(SavedRun::seenImageCount).orElse(0L);
            reports.started(run, tally.seen);
            if (tally.seen < run.spec().totalImageCount() && !walked(run, saved, tally, wish)) {
                if (wish.get() == Wish.CANCEL) {
                    reports.cancelled(run, tally.seen);
                }
                return;
            }
            reports.succeeded(run, tally.seen);
        } catch (RuntimeException e) {
            reports.failed(run, tally.seen, e);
        }
    }

    private static final class Tally {
        private long seen;
    }

    /** True when the walk came to its end, false when it was stopped. */
    private boolean walked(OwnedRun run, Optional<SavedRun> saved, Tally tally, Supplier<Wish> wish)
            throws InterruptedException {
        RunSpec spec = run.spec();
        StreamPosition start = saved.map(SavedRun::position).orElse(StreamPosition.START);
        try (BatchWalk walk = new BatchWalk(images, spec, start, saved.map(SavedRun::pictures), wish)) {
            Optional<LabelledBatch> batch = walk.next();
            if (batch.isEmpty()) {
                return false;
            }
            TargetEncoder encoder =
                    new TargetEncoder(spec.objective(), batch.get().space());
            Schedule schedule = new Schedule(spec, batch.get().imageCount());
            try (Learner learner = learners.create(encoder.layout(), spec.seed())) {
                if (saved.isPresent()) {
                    learner.restore(saved.get().weights(), saved.get().optimiser());
                } else {
                    checkpoints.save(run, 0, start, LearntFrom.of(batch.get()), learner);
                }
                while (batch.isPresent()) {
                    learn(run, batch.get(), learner, encoder, tally);
                    if (schedule.isDue(tally.seen)) {
                        checkpoints.save(run, tally.seen, walk.position(), LearntFrom.of(batch.get()), learner);
                    }
                    if (tally.seen >= spec.totalImageCount()) {
                        return true;
                    }
                    batch = walk.next();
                }
                return false;
            }
        }
    }

    private void learn(OwnedRun run, LabelledBatch batch, Learner learner, TargetEncoder encoder, Tally tally) {
        double loss = learner.step(
                batch.pixels(),
                batch.imageCount(),
                batch.imageSize(),
                encoder.encode(batch.labels(), batch.imageCount()));
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the loss is %s at batch %d, after %d images; the last checkpoint is kept"
                    .formatted(loss, batch.index(), tally.seen));
        }
        tally.seen += batch.imageCount();
        reports.stepped(run, tally.seen, batch.imageCount(), loss);
    }
}
