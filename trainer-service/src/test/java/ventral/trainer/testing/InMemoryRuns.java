package ventral.trainer.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.contract.name.RunName;
import ventral.trainer.run.Checkpoints;
import ventral.trainer.run.Learner;
import ventral.trainer.run.LearntFrom;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReports;
import ventral.trainer.run.SavedRun;
import ventral.trainer.run.StreamPosition;

/** Checkpoints and reports, kept by run. */
public final class InMemoryRuns implements Checkpoints, RunReports {

    private final Map<RunName, NavigableMap<Long, SavedRun>> saved = new TreeMap<>((a, b) -> a.id().compareTo(b.id()));
    private final List<String> told = new ArrayList<>();

    @Override
    public void save(OwnedRun run, long seenImageCount, StreamPosition position, LearntFrom pictures, Learner learner) {
        saved.computeIfAbsent(run.name(), name -> new TreeMap<>())
                .put(
                        seenImageCount,
                        new SavedRun(seenImageCount, position, pictures, learner.weights(), learner.optimiser()));
    }

    @Override
    public Optional<SavedRun> last(OwnedRun run) {
        return Optional.ofNullable(saved.get(run.name()))
                .map(all -> all.lastEntry().getValue());
    }

    public SortedMap<Long, SavedRun> of(RunName run) {
        return saved.getOrDefault(run, new TreeMap<>());
    }

    /** A sentence for each report but those of steps. */
    public List<String> told() {
        return told;
    }

    @Override
    public boolean hasEnded(OwnedRun run) {
        return told.stream().anyMatch(word -> word.startsWith(run.name() + " ended"));
    }

    @Override
    public void started(OwnedRun run, long seenImageCount) {
        told.add("%s started at %d".formatted(run.name(), seenImageCount));
    }

    @Override
    public void stepped(OwnedRun run, long seenImageCount, int imageCount, double loss) {}

    @Override
    public void succeeded(OwnedRun run, long seenImageCount) {
        told.add("%s ended well at %d".formatted(run.name(), seenImageCount));
    }

    @Override
    public void cancelled(OwnedRun run, long seenImageCount) {
        told.add("%s ended at the user's wish at %d".formatted(run.name(), seenImageCount));
    }

    @Override
    public void failed(OwnedRun run, long seenImageCount, Exception cause) {
        told.add("%s ended badly at %d: %s".formatted(run.name(), seenImageCount, cause.getMessage()));
    }
}
