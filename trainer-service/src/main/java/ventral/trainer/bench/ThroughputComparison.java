package ventral.trainer.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<BenchVariant> bare = fastest(BenchVariant.Role.BARE);
        Optional<BenchVariant> fed = fastest(BenchVariant.Role.FED);
        return Stream.of(
                        verdict("bare step vs. PyTorch eager fp32", bare, eager(), OF_EAGER),
                        verdict("bare step vs. fastest PyTorch variant", bare, best(), OF_BEST),
                        verdict("stream-fed vs. bare step", fed, bare, OF_BARE))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> verdict(
            String what, Optional<BenchVariant> subject, Optional<BenchVariant> other, double target) {
        if (subject.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        double ratio = subject.get().imagesPerSecond() / other.get().imagesPerSecond();
        return Optional.of("%-38s %.2fx of %s, target %.2fx: %s"
                .formatted(what, ratio, other.get().name(), target, ratio >= target ? "met" : "MISSED"));
    }

    private static String beside(BenchVariant subject, Optional<BenchVariant> other) {
        return other.map(o -> "%.2fx".formatted(subject.imagesPerSecond() / o.imagesPerSecond()))
                .orElse("");
    }

    private Optional<BenchVariant> eager() {
        return fastest(BenchVariant.Role.PEER_EAGER);
    }

    private Optional<BenchVariant> best() {
        return Stream.of(BenchVariant.Role.PEER_EAGER, BenchVariant.Role.PEER)
                .map(this::fastest)
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(BenchVariant::imagesPerSecond));
    }

    private Optional<BenchVariant> fastest(BenchVariant.Role role) {
        return subjects.stream()
                .filter(subject -> subject.role() == role)
                .max(Comparator.comparingDouble(BenchVariant::imagesPerSecond));
    }
}
