package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.List;
import ventral.scorer.assembly.StimulusSet;

/** A candidate that is being measured. It remembers what it saw last, so that benchmarks can share that. */
public final class Sitting implements AutoCloseable {

    private final Candidate candidate;
    private final Progress progress;
    private List<StimulusSet> shown = List.of();
    private List<LayerFeatures> seen = List.of();

    /**
     * @param candidate closed with this
     * @param progress told of pictures, and of layers
     */
    public Sitting(Candidate candidate, Progress progress) {
        this.candidate = candidate;
        this.progress = progress;
    }

    List<LayerFeatures> look(List<StimulusSet> sets) throws IOException {
        if (!sets.equals(shown)) {
            forget();
            seen = candidate.look(sets, progress);
            shown = List.copyOf(sets);
        }
        return seen;
    }

    Progress progress() {
        return progress;
    }

    private void forget() {
        seen.forEach(LayerFeatures::close);
        seen = List.of();
        shown = List.of();
    }

    @Override
    public void close() {
        forget();
        candidate.close();
    }
}
