package ventral.cli.study.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.SweepEstimate;
import ventral.cli.study.Study;
import ventral.cli.study.StudySize;
import ventral.cli.study.StudySize.TrainingKind;
import ventral.cli.terminal.NumberFormats;
import ventral.contract.network.Network;
import ventral.planner.csv.RateFile;
import ventral.planner.rate.Rate;
import ventral.planner.rate.RateTable;

/** Says what a study takes, at rates that this system or this project has measured. */
final class StudyEstimate {

    /**
     * A pace.
     *
     * @param secondsPerCheckpoint time that each checkpoint takes; 0 if unknown
     * @param isOfOneDevice whether it is the rate of one device; false for that of all trainers that share a sweep
     * @param source where it was measured
     */
    private record MeasuredRate(
            double imagesPerSecond, double secondsPerCheckpoint, boolean isOfOneDevice, String source) {}

    private final Study study;
    private final RateTable card = RateFile.read();

    StudyEstimate(Study study) {
        this.study = study;
    }

    /**
     * Returns the price in sentences.
     *
     * @param measured rates of the system by kind of training; empty without a system
     */
    List<String> lines(Map<TrainingKind, SweepEstimate> measured) {
        StudySize size = StudySize.of(study);
        List<String> lines = new ArrayList<>();
        lines.add("Study %s: %s runs in %s, %s checkpoints, %s"
                .formatted(
                        study.name(),
                        NumberFormats.count(size.runCount()),
                        study.sweeps().size() == 1
                                ? "one sweep"
                                : study.sweeps().size() + " sweeps",
                        NumberFormats.count(size.checkpointCount()),
                        study.benchmarks().isEmpty()
                                ? "each scored on every benchmark that is ready"
                                : NumberFormats.count(size.checkpointCount()
                                                * study.benchmarks().size()) + " scores on "
                                        + study.benchmarks().size() + " benchmarks"));
        study.streams()
                .forEach((name, spec) -> lines.add("  rendering %s: %s"
                        .formatted(
                                name,
                                time(spec.imageCount(), 0, rate(Rate.RENDERED_IMAGES_PER_SECOND, spec.imageSize())))));
        for (TrainingKind kind : size.kinds()) {
            long images = size.training().getOrDefault(kind, 0L);
            long checkpoints = size.checkpoints().getOrDefault(kind, 0L);
            lines.add("  training %s on %d x %d pixels: %s"
                    .formatted(
                            kind.network().name().toLowerCase(Locale.ROOT),
                            kind.imageSize(),
                            kind.imageSize(),
                            time(images, checkpoints, pace(kind, measured))));
        }
        lines.add("  scoring: its time depends on the scorers, and is not known beforehand");
        return lines;
    }

    private static String time(long images, long checkpoints, @Nullable MeasuredRate pace) {
        String count = NumberFormats.count(images) + " images";
        if (pace == null) {
            return count + ", time unknown: no pace was measured at this size";
        }
        double perSecond = pace.imagesPerSecond();
        double seconds = images / perSecond + checkpoints * pace.secondsPerCheckpoint();
        return "%s, about %s%s at %s images/s (%s)"
                .formatted(
                        count,
                        NumberFormats.approximateDuration(Duration.ofSeconds(Math.round(seconds))),
                        pace.isOfOneDevice() ? " of one device" : "",
                        perSecond < 100 ? NumberFormats.figures(perSecond) : NumberFormats.count(Math.round(perSecond)),
                        pace.source());
    }

    private @Nullable MeasuredRate pace(TrainingKind kind, Map<TrainingKind, SweepEstimate> measured) {
        SweepEstimate estimate = measured.get(kind);
        if (estimate != null) {
            return new MeasuredRate(
                    estimate.getImagesPerSecond(),
                    estimate.getSecondsPerCheckpoint(),
                    false,
                    "total rate of %d runs of this system over %s images%s"
                            .formatted(
                                    estimate.getPacedRunCount(),
                                    NumberFormats.count(estimate.getPacedImageCount()),
                                    estimate.hasSecondsPerCheckpoint()
                                            ? ", and %s s for each checkpoint"
                                                    .formatted(
                                                            NumberFormats.figures(estimate.getSecondsPerCheckpoint()))
                                            : ""));
        }
        return kind.network() == Network.RESNET18 ? rate(Rate.TRAINED_IMAGES_PER_SECOND, kind.imageSize()) : null;
    }

    private @Nullable MeasuredRate rate(Rate rate, int imageSize) {
        return card.entries().stream()
                .filter(entry -> entry.rate() == rate && entry.imageSize() == imageSize)
                .map(entry -> new MeasuredRate(entry.value(), 0, true, entry.source()))
                .findFirst()
                .orElse(null);
    }
}
