package ventral.cli;

import java.time.Duration;
import java.util.List;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.cli.terminal.Words;

/** Describes the estimate of a sweep's images, checkpoints and device time. */
final class SweepPrice {

    private SweepPrice() {}

    static List<String> lines(Sweep sweep) {
        SweepEstimate estimate = sweep.getEstimate();
        return List.of(
                "%s images of %s, %s learnt from in all, %s checkpoints"
                        .formatted(
                                Words.count(estimate.getImageCount()),
                                sweep.getSpec().getStream(),
                                Words.count(estimate.getSeenImageCount()),
                                Words.count(estimate.getCheckpointCount())),
                time(estimate));
    }

    private static String time(SweepEstimate estimate) {
        return estimate.hasDeviceTime()
                ? "about %s at %s images/s in all: total rate of %d runs like these, from the times of their checkpoints over %s images"
                        .formatted(
                                Words.about(Duration.ofSeconds(
                                        estimate.getDeviceTime().getSeconds())),
                                Words.figures(estimate.getImagesPerSecond()),
                                estimate.getPacedRunCount(),
                                Words.count(estimate.getPacedImageCount()))
                : "time unknown: no run of the same network on images of the same size has two checkpoints yet";
    }
}
