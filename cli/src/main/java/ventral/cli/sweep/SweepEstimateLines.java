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
        if (!estimate.hasDeviceTime()) {
            return "time unknown: nothing was measured yet on a run of the same network on images of the same size";
        }
        String time = "about %s at %s images/s in all"
                .formatted(
                        NumberFormats.approximateDuration(
                                Duration.ofSeconds(estimate.getDeviceTime().getSeconds())),
                        NumberFormats.figures(estimate.getImagesPerSecond()));
        String images = NumberFormats.count(estimate.getPacedImageCount());
        if (estimate.getDevice().isEmpty()) {
            return "%s: total rate of %d runs like these, from the times of their checkpoints over %s images"
                    .formatted(time, estimate.getPacedRunCount(), images);
        }
        String checkpoints = estimate.hasSecondsPerCheckpoint()
                ? " and %s s for each checkpoint".formatted(NumberFormats.figures(estimate.getSecondsPerCheckpoint()))
                : " without checkpoints, whose time was not measured yet";
        return "%s%s: costs of %d runs like these on %s, over %s images"
                .formatted(time, checkpoints, estimate.getPacedRunCount(), estimate.getDevice(), images);
    }
}
