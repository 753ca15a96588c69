package ventral.scorer.benchmark;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ventral.platform.digest.FieldDigest;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.ceiling.Ceiling;

/** Computes the digests of the content of benchmarks. */
final class BenchmarkDigest {

    private BenchmarkDigest() {}

    /**
     * Computes the digest of what all benchmarks have, and of what only this one has.
     *
     * @param content adds the latter
     * @return empty if the digest of the stimuli is not known
     */
    static Optional<String> of(Benchmark benchmark, Consumer<FieldDigest> content) {
        StimulusSet stimuli = benchmark.stimuli();
        if (stimuli.contentDigest().isEmpty()) {
            return Optional.empty();
        }
        BenchmarkMetadata description = benchmark.description();
        FieldDigest digest = new FieldDigest()
                .add(description.name().id())
                .add(description.version())
                .add(description.metric().name())
                .add(stimuli.contentDigest())
                .add(stimuli.visualDegrees())
                .add(benchmark.rows());
        add(benchmark.ceiling(), digest);
        content.accept(digest);
        return Optional.of(digest.hex());
    }

    private static void add(@Nullable Ceiling ceiling, FieldDigest digest) {
        if (ceiling == null) {
            digest.add("no ceiling");
            return;
        }
        Double lowerBound = ceiling.lowerBound();
        digest.add(lowerBound == null ? "ceiling" : "bounded ceiling")
                .add(ceiling.value())
                .add(lowerBound == null ? 0 : lowerBound)
                .add(ceiling.standardError())
                .add(ceiling.source());
    }
}
