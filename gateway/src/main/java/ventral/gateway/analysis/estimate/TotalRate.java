package ventral.gateway.analysis.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures the total rate of runs that are trained at the same time. The rate of a single run is no substitute: it
 * shares the machine with others.
 *
 * @param imagesPerSecond weighted median: half of the images were learnt at this total rate or a faster one, so that
 *     pauses count little
 * @param imageCount images that the rate is measured on
 */
record TotalRate(double imagesPerSecond, long imageCount) {

    /**
     * The images that one run learnt from between two of its checkpoints.
     *
     * @throws IllegalArgumentException if the segment does not end after it begins or has no images
     */
    record Segment(Instant from, Instant to, long imageCount) {

        Segment {
            if (!from.isBefore(to) || imageCount <= 0) {
                throw new IllegalArgumentException(
                        "invalid segment: %d images from %s to %s".formatted(imageCount, from, to));
            }
        }

        private double rate() {
            return imageCount / seconds(from, to);
        }
    }

    private record RatePeriod(double rate, double seconds) {

        private double imageCount() {
            return rate * seconds;
        }
    }

    /** Returns the rate over all segments of all runs; empty without a segment. */
    static Optional<TotalRate> of(List<Segment> segments) {
        List<RatePeriod> stretches = stretches(segments).stream()
                .sorted(Comparator.comparingDouble(RatePeriod::rate).reversed())
                .toList();
        double all = stretches.stream().mapToDouble(RatePeriod::imageCount).sum();
        double learnt = 0;
        for (RatePeriod stretch : stretches) {
            learnt += stretch.imageCount();
            if (learnt >= all / 2) {
                return Optional.of(new TotalRate(
                        stretch.rate(),
                        segments.stream().mapToLong(Segment::imageCount).sum()));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the periods between successive moments at which a segment begins or ends, with the sum of the rates in
     * each.
     */
    private static List<RatePeriod> stretches(List<Segment> segments) {
        TreeMap<Instant, Double> changes = new TreeMap<>();
        segments.forEach(segment -> {
            changes.merge(segment.from(), segment.rate(), Double::sum);
            changes.merge(segment.to(), -segment.rate(), Double::sum);
        });
        List<RatePeriod> stretches = new ArrayList<>();
        List<Instant> moments = List.copyOf(changes.keySet());
        double rate = 0;
        for (int i = 0; i + 1 < moments.size(); i++) {
            rate = Math.max(0, rate + changes.getOrDefault(moments.get(i), 0.));
            stretches.add(new RatePeriod(rate, seconds(moments.get(i), moments.get(i + 1))));
        }
        return stretches;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
