package ventral.trainer.bench;

import java.util.ArrayList;
import java.util.List;

/** A variant that is measured repeatedly, in turn with others. */
final class Subject {

    /** The role of a variant in the targets. */
    enum Role {
        BARE,
        FED,
        PEER_EAGER,
        PEER
    }

    /** A single measurement. */
    interface Measuring {
        Figures measure() throws InterruptedException;
    }

    private final Role role;
    private final String name;
    private final Measuring measuring;
    private final List<Figures> figures = new ArrayList<>();

    Subject(Role role, String name, Measuring measuring) {
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
        return Pace.median(speeds());
    }

    double slowest() {
        return figures.stream().mapToDouble(Figures::imagesPerSecond).min().orElse(0);
    }

    double fastest() {
        return figures.stream().mapToDouble(Figures::imagesPerSecond).max().orElse(0);
    }

    double cpuMillisecondsPerImage() {
        return 1e3
                * Pace.median(figures.stream()
                        .mapToDouble(Figures::cpuSecondsPerImage)
                        .toArray());
    }

    long peakMegabytes() {
        return figures.stream().mapToLong(Figures::peakBytes).max().orElse(0) >> 20;
    }

    long devicePeakMegabytes() {
        return figures.stream().mapToLong(Figures::devicePeakBytes).max().orElse(0) >> 20;
    }

    private double[] speeds() {
        return figures.stream().mapToDouble(Figures::imagesPerSecond).toArray();
    }
}
