package ventral.trainer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ventral.trainer.objective.TargetEncoder;
import ventral.trainer.objective.Trial;

/** One training of runs of one route side by side. */
final class CohortTraining implements AutoCloseable {

    private final ImageSource.Opening images;
    private final Learners learners;
    private final InitialWeights initialWeights;
    private final Keeping keeping;
    private final RunReports reports;
    private final Desk desk;
    private final Rhythm reporting;
    private final Rhythm saving;
    private final List<RunInTraining> runs = new ArrayList<>();

    CohortTraining(
            ImageSource.Opening images,
            Learners learners,
            InitialWeights initialWeights,
            Keeping keeping,
            RunReports reports,
            Rhythms rhythms,
            Desk desk) {
        this.images = images;
        this.learners = learners;
        this.initialWeights = initialWeights;
        this.keeping = keeping;
        this.reports = reports;
        this.desk = desk;
        this.reporting = new Rhythm(rhythms.uptime(), rhythms.report());
        this.saving = new Rhythm(rhythms.uptime(), rhythms.save());
    }

    /** @param cohort not empty */
    void train(List<OwnedRun> cohort) throws InterruptedException {
        Map<OwnedRun, Optional<SavedRun>> open = begun(cohort);
        try {
            Optional<LabelledBatch> first = first(open);
            if (first.isPresent()) {
                for (Map.Entry<OwnedRun, Optional<SavedRun>> entry : open.entrySet()) {
                    begin(entry.getKey(), entry.getValue(), first.get());
                }
                open.clear();
                keepCheckpoints(owing());
                endComplete();
                walk(first.get().imageCount());
            }
        } catch (RuntimeException e) {
            // of the stream: it is nothing that one of the runs could do without
            List.copyOf(runs).forEach(run -> fail(run, e));
            open.keySet().forEach(run -> fail(run, lastProgress(run), e));
        }
    }

    /** The runs that are wanted, and what is kept of them. */
    private Map<OwnedRun, Optional<SavedRun>> begun(List<OwnedRun> cohort) throws InterruptedException {
        Map<OwnedRun, Optional<SavedRun>> open = new LinkedHashMap<>();
        for (OwnedRun run : cohort) {
            if (desk.wish(run) != Wish.GO_ON) {
                leave(run, lastProgress(run));
                continue;
            }
            try {
                Optional<Optional<SavedRun>> saved = keeping.last(run, desk::betweenBatches);
                if (saved.isEmpty()) {
                    leave(run, lastProgress(run));
                    continue;
                }
                open.put(run, saved.get());
                tell(run, Report.State.RUNNING, progress(saved.get()), Optional.empty());
            } catch (RuntimeException e) {
                fail(run, lastProgress(run), e);
            }
        }
        return open;
    }

    private Progress lastProgress(OwnedRun run) {
        return reports.latest(run).map(Report::progress).orElse(Progress.NONE);
    }

    private static Progress progress(Optional<SavedRun> saved) {
        return Progress.at(saved.map(SavedRun::seenImageCount).orElse(0L), saved.flatMap(SavedRun::validation));
    }

    /** The stream's first batch, from which follows what there is to learn; none when no run is wanted any more. */
    private Optional<LabelledBatch> first(Map<OwnedRun, Optional<SavedRun>> open) throws InterruptedException {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        OwnedRun any = open.keySet().iterator().next();
        try (ImageSource source = images.open(any.spec().stream(), 0)) {
            while (true) {
                desk.betweenBatches();
                Iterator<Map.Entry<OwnedRun, Optional<SavedRun>>> wanted =
                        open.entrySet().iterator();
                while (wanted.hasNext()) {
                    Map.Entry<OwnedRun, Optional<SavedRun>> entry = wanted.next();
                    if (desk.wish(entry.getKey()) != Wish.GO_ON) {
                        leave(entry.getKey(), progress(entry.getValue()));
                        wanted.remove();
                    }
                }
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
                learner.beginWith(
                        initialWeights.read(run.spec().recipe().initialWeights().get()));
            }
            runs.add(new RunInTraining(run, saved, first, encoder, learner));
            learner = null;
        } catch (DeviceFullException e) {
            obstructed(run, progress(saved), e);
        } catch (RuntimeException e) {
            fail(run, progress(saved), e);
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

    /** A device that cannot hold all of the cohort may still hold some of it. */
    private void obstructed(OwnedRun run, Progress progress, DeviceFullException e) {
        tell(run, Report.State.RUNNING, progress, Optional.of(e));
        desk.released(run, runs.isEmpty() ? Desk.Release.OBSTRUCTED : Desk.Release.LATER);
    }

    private void walk(int batchSize) throws InterruptedException {
        Optional<RunInTraining> last = runs.stream().min(Comparator.comparing(RunInTraining::position));
        if (last.isEmpty()) {
            return;
        }
        Route route = Route.of(last.get().run().spec());
        try (BatchWalk walk = new BatchWalk(images, route, batchSize, last.get().position())) {
            while (areAnyWanted()) {
                StreamPosition position = walk.position();
                Optional<LabelledBatch> batch = walk.next();
                if (batch.isPresent()) {
                    for (RunInTraining run : List.copyOf(runs)) {
                        if (run.position().equals(position)) {
                            learn(run, batch.get(), walk.position());
                        }
                    }
                    keepCheckpoints(owing());
                    endComplete();
                }
                if (reporting.isDue()) {
                    report();
                }
                if (saving.isDue()) {
                    keepResumePoints();
                }
            }
        }
    }

    private boolean areAnyWanted() {
        leaveUnwanted();
        return !runs.isEmpty();
    }

    private void leaveUnwanted() {
        desk.betweenBatches();
        for (RunInTraining run : List.copyOf(runs)) {
            if (desk.wish(run.run()) != Wish.GO_ON) {
                leave(run);
            }
        }
    }

    private void learn(RunInTraining run, LabelledBatch batch, StreamPosition after) {
        attempt(run, () -> run.learn(batch, after));
    }

    /** What concerns one run alone ends that one alone. */
    private void attempt(RunInTraining run, Runnable action) {
        try {
            action.run();
        } catch (DeviceFullException e) {
            remove(run);
            obstructed(run.run(), lastProgress(run.run()), e);
        } catch (RuntimeException e) {
            fail(run, e);
        }
    }

    private List<RunInTraining> owing() {
        return runs.stream().filter(RunInTraining::owesCheckpoint).toList();
    }

    private void keepCheckpoints(List<RunInTraining> due) throws InterruptedException {
        if (due.isEmpty()) {
            return;
        }
        due.forEach(run -> attempt(run, run::tally));
        validate(due.stream().filter(runs::contains).toList());
        for (RunInTraining run : due) {
            keep(run, SavedRun.Kind.CHECKPOINT);
        }
    }

    private void keep(RunInTraining run, SavedRun.Kind kind) throws InterruptedException {
        if (runs.contains(run)) {
            boolean isKept = keeping.save(run.run(), run.state(kind), this::leaveUnwanted);
            if (!runs.contains(run)) {
                return;
            }
            if (isKept) {
                run.wasKept(kind);
            } else {
                leave(run);
            }
        }
    }

    /** Tries runs on the images that are held out, which are read once for all of them. */
    private void validate(List<RunInTraining> due) throws InterruptedException {
        long heldOut = due.isEmpty() ? 0 : due.get(0).recipe().heldOutImageCount();
        if (heldOut == 0) {
            return;
        }
        Map<RunInTraining, Trial> trials = new LinkedHashMap<>();
        due.forEach(run -> trials.put(run, run.trial()));
        long tried = 0;
        try (ImageSource source = images.open(due.get(0).run().spec().stream(), 0)) {
            while (tried < heldOut && areAnyWanted()) {
                trials.keySet().retainAll(runs);
                Optional<LabelledBatch> batch = source.next();
                if (batch.isPresent()) {
                    tried += batch.get().imageCount();
                    trials.forEach((run, trial) -> attempt(run, () -> run.tryOn(batch.get(), trial)));
                }
            }
        }
        trials.keySet().retainAll(runs);
        trials.forEach((run, trial) -> run.validated(trial));
    }

    private void keepResumePoints() throws InterruptedException {
        for (RunInTraining run : List.copyOf(runs)) {
            if (runs.contains(run) && run.hasLearntSinceKept()) {
                attempt(run, run::tally);
                keep(run, SavedRun.Kind.RESUME_POINT);
            }
        }
        saving.restart();
    }

    private void report() {
        Duration since = reporting.sinceLast();
        reporting.restart();
        for (RunInTraining run : List.copyOf(runs)) {
            attempt(run, () -> {
                run.tally();
                tell(run.run(), Report.State.RUNNING, run.progress(since), Optional.empty());
            });
        }
    }

    private void endComplete() {
        for (RunInTraining run : List.copyOf(runs)) {
            if (run.isComplete()) {
                remove(run);
                tell(run.run(), Report.State.SUCCEEDED, run.progress(reporting.sinceLast()), Optional.empty());
                keeping.forgetResumePoint(run.run());
                desk.released(run.run(), Desk.Release.DONE);
            }
        }
    }

    private void fail(RunInTraining run, RuntimeException cause) {
        remove(run);
        fail(run.run(), run.progress(reporting.sinceLast()), cause);
    }

    private void fail(OwnedRun run, Progress progress, RuntimeException cause) {
        tell(run, Report.State.FAILED, progress, Optional.of(cause));
        desk.released(run, Desk.Release.DONE);
    }

    /** Lets go of a run that is not wanted now, and keeps what it has learnt. */
    private void leave(RunInTraining run) {
        Wish wish = desk.wish(run.run());
        if ((wish == Wish.PAUSE || wish == Wish.LET_GO) && run.hasLearntSinceKept()) {
            attempt(run, () -> {
                run.tally();
                keeping.saveAtOnce(run.run(), run.state(SavedRun.Kind.RESUME_POINT));
            });
        }
        if (runs.contains(run)) {
            remove(run);
            leave(run.run(), run.progress(reporting.sinceLast()));
        }
    }

    private void leave(OwnedRun run, Progress progress) {
        Desk.Release how = switch (desk.wish(run)) {
            case CANCEL -> {
                tell(run, Report.State.CANCELLED, progress, Optional.empty());
                keeping.forgetResumePoint(run);
                yield Desk.Release.DONE;
            }
            case PAUSE -> {
                tell(run, Report.State.PAUSED, progress, Optional.empty());
                yield Desk.Release.DONE;
            }
            case LET_GO, GO_ON, DROP -> Desk.Release.LATER;
        };
        desk.released(run, how);
    }

    private void remove(RunInTraining run) {
        runs.remove(run);
        run.close();
    }

    private void tell(OwnedRun run, Report.State state, Progress progress, Optional<Exception> cause) {
        reports.tell(run, new Report(state, progress, cause, run.retryCount()));
    }

    @Override
    public void close() {
        runs.forEach(RunInTraining::close);
        runs.clear();
    }
}
