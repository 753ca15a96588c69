package ventral.cli.sweep;

import java.time.Duration;
import java.util.List;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.cli.terminal.NumberFormats;

/** Describes the estimate of a sweep's images, checkpoints and device time. */
final class SweepEstimateLines {

    private SweepEstimateLines() {}

    static List<String> lines(Sweep sweep) {
        SweepEstimate estimate = sweep.getEstimate();
        return List.of(
                "%s images of %s, %s learnt from in all, %s checkpoints"
                        .formatted(
                                NumberFormats.count(estimate.getImageCount()),
                                sweep.getSpec().getStream(),
                                NumberFormats.count(estimate.getSeenImageCount()),
                                NumberFormats.count(estimate.getCheckpointCount())),
                time(estimate));
    }

    private static String time(SweepEstimate estimate) {
        return estimate.hasDeviceTime()
                ? "about %s at %s images/s in all: total rate of %d runs like these, from the times of their checkpoints over %s images"
                        .formatted(
                                NumberFormats.approximateDuration(Duration.ofSeconds(
                                        estimate.getDeviceTime().getSeconds())),
                                NumberFormats.figures(estimate.getImagesPerSecond()),
                                estimate.getPacedRunCount(),
                                NumberFormats.count(estimate.getPacedImageCount()))
                : "time unknown: no run of the same network on images of the same size has two checkpoints yet";
    }
}
