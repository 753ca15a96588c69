package ventral.trainer.bench;

import java.util.ArrayList;
import java.util.List;

/** Something that is measured again and again, in turn with others. */
final class Subject {

    /** What a subject is to the targets. */
    enum Role {
        BARE,
        FED,
        PEER_EAGER,
        PEER
    }

    /** Measures once. */
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

    /** The median. */
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
