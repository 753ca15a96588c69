package ventral.scorer.command;

import java.util.Locale;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;

/** Formats benchmarks and ceilings as text. */
final class BenchmarkFormatter {

    private BenchmarkFormatter() {}

    /**
     * Formats a benchmark, such as {@code cowley2023-v4-pls: ready, V4 recorded, ceiling 0.7595, 640 stimuli, 50
     * neuroids}.
     */
    static String of(InstalledBenchmark installed) {
        return installed.name().id() + ": " + found(installed);
    }

    /** Returns the metric's name as descriptors write it, such as {@code ridge-cv}. */
    static String text(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Formats a ceiling, such as {@code 0.7595 ± 0.0212}, {@code 0.7000 to 0.7595} or {@code 0.8158 (stated)}. */
    static String ceiling(Ceiling ceiling) {
        String mark = ceiling.isStated() ? " (stated)" : "";
        return ceiling.lowerBound() != null
                ? "%.4f to %.4f%s".formatted(ceiling.lowerBound(), ceiling.value(), mark)
                : "%.4f%s%s"
                        .formatted(
                                ceiling.value(),
                                Double.isNaN(ceiling.standardError())
                                        ? ""
                                        : " ± %.4f".formatted(ceiling.standardError()),
                                mark);
    }

    private static String neuroids(Benchmark benchmark) {
        return benchmark.excludedNeuroidCount() == 0
                ? "%d neuroids".formatted(benchmark.neuroidCount())
                : "%d neuroids (%d unreliable ones excluded)"
                        .formatted(benchmark.neuroidCount(), benchmark.excludedNeuroidCount());
    }

    private static String found(InstalledBenchmark installed) {
        if (installed instanceof InstalledBenchmark.Ready ready) {
            Benchmark benchmark = ready.benchmark();
            Ceiling ceiling = benchmark.ceiling();
            return "ready, %s %s, %s, %d stimuli, %s"
                    .formatted(
                            benchmark.description().region(),
                            benchmark.description().origin() == ResponseOrigin.SIMULATED ? "simulated" : "recorded",
                            ceiling == null ? "no ceiling" : "ceiling " + ceiling(ceiling),
                            benchmark.stimulusCount(),
                            benchmark.neuroidCount() == 0 ? "dissimilarities only" : neuroids(benchmark));
        }
        return installed instanceof InstalledBenchmark.Absent absent
                ? "absent, " + absent.reason()
                : "damaged, " + ((InstalledBenchmark.Damaged) installed).reason();
    }
}
