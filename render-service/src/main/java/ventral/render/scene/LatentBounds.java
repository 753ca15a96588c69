package ventral.render.scene;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ventral.contract.latent.Latent;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.LatentRange.Interval;

/** The bounds that the lengths and angles of a stream's labels keep to. A latent without bounds ranges as it does. */
public final class LatentBounds {

    public static final LatentBounds NONE = of(List.of());

    private final Map<Latent, Interval> intervals;

    private LatentBounds(Map<Latent, Interval> intervals) {
        this.intervals = intervals;
    }

    /** Takes the lengths and angles among some ranges. */
    public static LatentBounds of(List<LatentRange> ranges) {
        Map<Latent, Interval> intervals = new EnumMap<>(Latent.class);
        for (LatentRange range : ranges) {
            if (range instanceof Interval interval) {
                intervals.put(interval.latent(), interval);
            }
        }
        return new LatentBounds(intervals);
    }

    boolean isEmpty() {
        return intervals.isEmpty();
    }

    boolean has(Latent latent) {
        return intervals.containsKey(latent);
    }

    boolean hasAngles() {
        return intervals.keySet().stream().anyMatch(latent -> latent.kind() == Latent.Kind.ANGLE);
    }

    /** The least label of a latent, or something else if the latent has no bounds. */
    float least(Latent latent, float otherwise) {
        Interval interval = intervals.get(latent);
        return interval == null ? otherwise : interval.least();
    }

    /** The greatest label of a latent, or something else if the latent has no bounds. */
    float greatest(Latent latent, float otherwise) {
        Interval interval = intervals.get(latent);
        return interval == null ? otherwise : interval.greatest();
    }

    /** How far from 0 a latent is at least; 0 without bounds. */
    float leastMagnitude(Latent latent) {
        return Math.max(0, Math.max(least(latent, 0), -greatest(latent, 0)));
    }

    /** The nearest label within the bounds. What a pose tells of an angle is off by rounding. */
    float clamp(Latent latent, float value) {
        return Math.max(least(latent, value), Math.min(greatest(latent, value), value));
    }

    Set<Latent> fixed() {
        return intervals.values().stream()
                .filter(Interval::isFixed)
                .map(Interval::latent)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Latent.class)));
    }

    /**
     * Checks that distances are among those that a profile has.
     *
     * @throws IllegalArgumentException if they are not
     */
    void checkDistance(String profile, float nearest, float farthest) {
        if (least(Latent.DISTANCE, nearest) < nearest || greatest(Latent.DISTANCE, farthest) > farthest) {
            throw new IllegalArgumentException(
                    "scenes.ranges %s is not within the %s to %s m of geometry %s; narrow it, or choose another geometry"
                            .formatted(text(Latent.DISTANCE), nearest, farthest, profile));
        }
    }

    /** For users, metres and degrees. */
    @Override
    public String toString() {
        return intervals.keySet().stream().map(this::text).collect(Collectors.joining(", "));
    }

    /** A latent's bounds for users, such as {@code distance 1 to 2 m}. */
    String text(Latent latent) {
        Interval interval = intervals.get(latent);
        if (interval == null) {
            return LatentRange.word(latent) + " without bounds";
        }
        boolean isAngle = latent.kind() == Latent.Kind.ANGLE;
        String bounds = interval.isFixed()
                ? number(interval.lower(), isAngle)
                : number(interval.lower(), isAngle) + " to " + number(interval.upper(), isAngle);
        return LatentRange.word(latent) + " " + bounds + (isAngle ? "°" : " m");
    }

    private static String number(double value, boolean isAngle) {
        String digits = String.format(Locale.ROOT, "%.4f", isAngle ? Math.toDegrees(value) : value);
        return digits.replaceFirst("\\.?0+$", "");
    }
}
