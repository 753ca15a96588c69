package ventral.trainer.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.tensor.Tensor;
import ventral.trainer.checkpoint.CheckpointStore;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;

/** Stores states and reports of runs in memory. */
public class InMemoryRunStore implements CheckpointStore, RunReporter {

    private final Map<RunName, NavigableMap<Long, SavedRun>> checkpoints = new HashMap<>();
    private final Map<RunName, SavedRun> resumePoints = new HashMap<>();
    private final Map<RunName, RunReport> reports = new HashMap<>();
    private final Set<RunName> fenced = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private Consumer<String> listener = word -> {};
    private int failuresLeft;
    private int batchCount;

    @Override
    public void save(OwnedRun run, SavedRun state) {
        if (failuresLeft > 0) {
            failuresLeft--;
            throw new ArtifactStoreUnavailableException("the store is full", new java.io.IOException());
        }
        if (isFenced(run)) {
            return;
        }
        switch (state.kind()) {
            case CHECKPOINT ->
                checkpoints.computeIfAbsent(run.name(), name -> new TreeMap<>()).put(state.seenImageCount(), state);
            case RESUME_POINT -> resumePoints.put(run.name(), state);
        }
    }

    @Override
    public Optional<SavedRun> last(OwnedRun run) {
        Optional<SavedRun> checkpoint = Optional.ofNullable(checkpoints.get(run.name()))
                .map(all -> all.lastEntry().getValue());
        Optional<SavedRun> resumePoint = Optional.ofNullable(resumePoints.get(run.name()));
        return resumePoint
                .filter(saved -> checkpoint.isEmpty()
                        || saved.seenImageCount() > checkpoint.get().seenImageCount())
                .or(() -> checkpoint);
    }

    @Override
    public SortedMap<String, Tensor> weights(CheckpointName checkpoint) {
        SavedRun saved = checkpoints(checkpoint.run()).get(checkpoint.seenImageCount());
        if (saved == null) {
            throw new IllegalArgumentException("initial_weights %s does not exist".formatted(checkpoint));
        }
        return saved.weights();
    }

    @Override
    public List<OwnedRun> withResumePoint(Collection<OwnedRun> runs) {
        batchCount++;
        return runs.stream().filter(run -> resumePoints.containsKey(run.name())).toList();
    }

    @Override
    public void deleteResumePoints(Collection<OwnedRun> runs) {
        batchCount++;
        runs.stream().filter(run -> !isFenced(run)).forEach(run -> resumePoints.remove(run.name()));
    }

    /** Makes the next saves fail, as in a full store. */
    public void fill(int saves) {
        failuresLeft = saves;
    }

    public SortedMap<Long, SavedRun> checkpoints(RunName run) {
        return checkpoints.getOrDefault(run, new TreeMap<>());
    }

    public Optional<SavedRun> resumePoint(RunName run) {
        return Optional.ofNullable(resumePoints.get(run));
    }

    @Override
    public void takeOver(Collection<OwnedRun> runs) {
        batchCount++;
        runs.forEach(run -> fenced.remove(run.name()));
    }

    @Override
    public boolean isFenced(OwnedRun run) {
        return fenced.contains(run.name());
    }

    /** Lets another trainer take a run over. */
    public void fence(OwnedRun run) {
        fenced.add(run.name());
    }

    @Override
    public Optional<RunReport> latest(OwnedRun run) {
        return Optional.ofNullable(reports.get(run.name()));
    }

    @Override
    public void report(Map<OwnedRun, RunReport> published) {
        batchCount++;
        published.forEach(this::publish);
    }

    private void publish(OwnedRun run, RunReport report) {
        if (isFenced(run)) {
            return;
        }
        reports.put(run.name(), report);
        String word = "%s %s at %d%s"
                .formatted(
                        run.name(),
                        report.state(),
                        report.progress().seenImageCount(),
                        report.cause() == null ? "" : ": " + report.cause().getMessage());
        told.add(word);
        listener.accept(word);
    }

    @Override
    public void release(OwnedRun run) {}

    /** Returns the number of calls that take runs over, report them, or find or delete resume points. */
    public int batchCount() {
        return batchCount;
    }

    /** Returns a sentence for each report. */
    public List<String> told() {
        return told;
    }

    /** Registers a listener that is called with each sentence, on the training thread. */
    public void listen(Consumer<String> to) {
        listener = to;
    }
}
