package ventral.benchmarks.train;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the throughput of the variants of one workload with each other and with the targets. */
final class ThroughputComparison {

    /**
     * Target on a CPU: ratio to PyTorch in eager mode. The next two are ratios to PyTorch's fastest variant and to our
     * bare step.
     */
    static final double OF_EAGER = 1.7;

    static final double OF_BEST = 1;
    static final double OF_BARE = .97;

    private final List<BenchVariant> subjects;

    ThroughputComparison(List<BenchVariant> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    String table() {
        StringBuilder out = new StringBuilder("%-38s %9s %17s %12s %8s %8s  %12s %10s%n"
                .formatted(
                        "",
                        "images/s",
                        "slowest, fastest",
                        "CPU ms/image",
                        "peak MB",
                        "GPU MB",
                        "vs. eager",
                        "vs. best"));
        for (BenchVariant subject : subjects) {
            out.append("%-38s %9.1f %17s %12.2f %8d %8s  %12s %10s%n"
                    .formatted(
                            subject.name(),
                            subject.imagesPerSecond(),
                            "%.1f, %.1f".formatted(subject.slowest(), subject.fastest()),
                            subject.cpuMillisecondsPerImage(),
                            subject.peakMegabytes(),
                            subject.devicePeakMegabytes() == 0 ? "" : subject.devicePeakMegabytes(),
                            beside(subject, eager()),
                            beside(subject, best())));
        }
        return out.toString();
    }

    /** Returns a line for each target that the measured variants allow to check. */
    List<String> targets() {
        BenchVariant bare = fastest(BenchVariant.Role.BARE);
        BenchVariant fed = fastest(BenchVariant.Role.FED);
        return Stream.of(
                        verdict("bare step vs. PyTorch eager fp32", bare, eager(), OF_EAGER),
                        verdict("bare step vs. fastest PyTorch variant", bare, best(), OF_BEST),
                        verdict("stream-fed vs. bare step", fed, bare, OF_BARE))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> verdict(
            String what, @Nullable BenchVariant subject, @Nullable BenchVariant other, double target) {
        if (subject == null || other == null) {
            return Optional.empty();
        }
        double ratio = subject.imagesPerSecond() / other.imagesPerSecond();
        return Optional.of("%-38s %.2fx of %s, target %.2fx: %s"
                .formatted(what, ratio, other.name(), target, ratio >= target ? "met" : "MISSED"));
    }

    private static String beside(BenchVariant subject, @Nullable BenchVariant other) {
        return other == null ? "" : "%.2fx".formatted(subject.imagesPerSecond() / other.imagesPerSecond());
    }

    private @Nullable BenchVariant eager() {
        return fastest(BenchVariant.Role.PEER_EAGER);
    }

    private @Nullable BenchVariant best() {
        return fastest(BenchVariant.Role.PEER_EAGER, BenchVariant.Role.PEER);
    }

    private @Nullable BenchVariant fastest(BenchVariant.Role... roles) {
        return subjects.stream()
                .filter(subject -> List.of(roles).contains(subject.role()))
                .max(Comparator.comparingDouble(BenchVariant::imagesPerSecond))
                .orElse(null);
    }
}
