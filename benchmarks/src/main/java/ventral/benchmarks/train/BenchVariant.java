package ventral.benchmarks.train;

import java.util.ArrayList;
import java.util.List;

/** A variant that is measured repeatedly, in turn with others. */
final class BenchVariant {

    /** The role of a variant in the targets. */
    enum Role {
        BARE,
        FED,
        PEER_EAGER,
        PEER
    }

    /** A single measurement. */
    interface MeasurementTask {
        TrainingMeasurement measure() throws InterruptedException;
    }

    private final Role role;
    private final String name;
    private final MeasurementTask measuring;
    private final List<TrainingMeasurement> figures = new ArrayList<>();

    BenchVariant(Role role, String name, MeasurementTask measuring) {
        this.role = role;
        this.name = name;
        this.measuring = measuring;
    }

    Role role() {
        return role;
    }

    String name() {
        return name;
    }

    void measure() throws InterruptedException {
        figures.add(measuring.measure());
    }

    /** Returns the median over the measurements. */
    double imagesPerSecond() {
        return StepTimer.median(speeds());
    }

    double slowest() {
        return figures.stream()
                .mapToDouble(TrainingMeasurement::imagesPerSecond)
                .min()
                .orElse(0);
    }

    double fastest() {
        return figures.stream()
                .mapToDouble(TrainingMeasurement::imagesPerSecond)
                .max()
                .orElse(0);
    }

    double cpuMillisecondsPerImage() {
        return 1e3
                * StepTimer.median(figures.stream()
                        .mapToDouble(TrainingMeasurement::cpuSecondsPerImage)
                        .toArray());
    }

    long peakMegabytes() {
        return figures.stream().mapToLong(TrainingMeasurement::peakBytes).max().orElse(0) >> 20;
    }

    long devicePeakMegabytes() {
        return figures.stream()
                        .mapToLong(TrainingMeasurement::devicePeakBytes)
                        .max()
                        .orElse(0)
                >> 20;
    }

    private double[] speeds() {
        return figures.stream()
                .mapToDouble(TrainingMeasurement::imagesPerSecond)
                .toArray();
    }
}
