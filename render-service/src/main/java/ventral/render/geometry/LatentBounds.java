package ventral.render.geometry;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ventral.contract.latent.Latent;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.LatentRange.Bounds;

/** Bounds on the lengths and angles of a stream's labels. A latent without bounds keeps its full range. */
public final class LatentBounds {

    public static final LatentBounds NONE = of(List.of());

    private final Map<Latent, Bounds> intervals;

    private LatentBounds(Map<Latent, Bounds> intervals) {
        this.intervals = intervals;
    }

    /** Selects the lengths and angles from some ranges. */
    public static LatentBounds of(List<LatentRange> ranges) {
        Map<Latent, Bounds> intervals = new EnumMap<>(Latent.class);
        for (LatentRange range : ranges) {
            if (range instanceof Bounds interval) {
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

    /** Returns the least label of a latent, or {@code otherwise} if the latent has no bounds. */
    float least(Latent latent, float otherwise) {
        Bounds interval = intervals.get(latent);
        return interval == null ? otherwise : interval.minLabel();
    }

    /** Returns the greatest label of a latent, or {@code otherwise} if the latent has no bounds. */
    float greatest(Latent latent, float otherwise) {
        Bounds interval = intervals.get(latent);
        return interval == null ? otherwise : interval.maxLabel();
    }

    /** Returns the least absolute value of a latent within its bounds; 0 without bounds. */
    float leastMagnitude(Latent latent) {
        return Math.max(0, Math.max(least(latent, 0), -greatest(latent, 0)));
    }

    /** Returns the nearest label within the bounds. Angles computed from a pose have rounding errors. */
    public float clamp(Latent latent, float value) {
        return Math.max(least(latent, value), Math.min(greatest(latent, value), value));
    }

    public Set<Latent> fixed() {
        return intervals.values().stream()
                .filter(Bounds::isFixed)
                .map(Bounds::latent)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Latent.class)));
    }

    /**
     * Checks that the distance bounds are within the distances of a profile.
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

    /** Formats the bounds for users, in metres and degrees. */
    @Override
    public String toString() {
        return intervals.keySet().stream().map(this::text).collect(Collectors.joining(", "));
    }

    /** Formats the bounds of a latent for users, such as {@code distance 1 to 2 m}. */
    String text(Latent latent) {
        Bounds interval = intervals.get(latent);
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
