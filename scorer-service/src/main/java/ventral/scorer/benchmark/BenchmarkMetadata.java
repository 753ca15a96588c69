package ventral.scorer.benchmark;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.ceiling.CeilingMethod;

/**
 * Metadata of a benchmark, known before its recording is read.
 *
 * @param version scores of different versions are not comparable
 * @param stratification column of the stimulus set whose values every split holds in proportion; null for random
 *     splits
 * @param suite suite of benchmarks whose regions are averaged to one score; null for a benchmark outside any suite
 * @param layerChosenOn benchmark that the layer is chosen on; null for this one
 * @param statedCeiling non-null if and only if {@code ceiling} is {@link CeilingMethod#STATED}
 * @param references benchmarks whose recordings are candidates here, each a line beside the networks' scores
 * @param citation publication to cite
 * @param license licence of the recording
 */
public record BenchmarkMetadata(
        BenchmarkName name,
        int version,
        Region region,
        ResponseOrigin origin,
        Metric metric,
        CeilingMethod ceiling,
        @Nullable String stratification,
        @Nullable String suite,
        @Nullable BenchmarkName layerChosenOn,
        @Nullable Ceiling statedCeiling,
        List<BenchmarkName> references,
        String citation,
        String license) {

    public BenchmarkMetadata {
        references = List.copyOf(references);
        if ((ceiling == CeilingMethod.STATED) != (statedCeiling != null)) {
            throw new IllegalArgumentException(
                    "ceiling is %s; stated_ceiling has to be given if it is stated, and only then"
                            .formatted(ceiling.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        if (references.contains(name)) {
            throw new IllegalArgumentException(
                    "references names %s itself; a recording that predicts itself says nothing".formatted(name.id()));
        }
        if (version < 1) {
            throw new IllegalArgumentException("version is %d; it must be at least 1".formatted(version));
        }
    }

    /** Creates metadata of a benchmark with no stated ceiling and no recordings as candidates. */
    public BenchmarkMetadata(
            BenchmarkName name,
            int version,
            Region region,
            ResponseOrigin origin,
            Metric metric,
            CeilingMethod ceiling,
            @Nullable String stratification,
            @Nullable String suite,
            @Nullable BenchmarkName layerChosenOn,
            String citation,
            String license) {
        this(
                name,
                version,
                region,
                origin,
                metric,
                ceiling,
                stratification,
                suite,
                layerChosenOn,
                null,
                List.of(),
                citation,
                license);
    }
}
