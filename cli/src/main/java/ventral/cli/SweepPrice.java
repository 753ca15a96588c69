package ventral.cli;

import java.time.Duration;
import java.util.List;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.cli.terminal.Words;

/** What a sweep takes, in words. */
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
                ? "about %s of one device, at %s images/s: median of %d runs like these"
                        .formatted(
                                Words.about(Duration.ofSeconds(
                                        estimate.getDeviceTime().getSeconds())),
                                Words.figures(estimate.getImagesPerSecond()),
                                estimate.getPacedRunCount())
                : "time unknown: no run of the same network on images of the same size has told its pace yet";
    }
}
