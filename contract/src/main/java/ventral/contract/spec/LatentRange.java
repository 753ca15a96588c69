package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

import java.util.List;
import java.util.Locale;
import ventral.contract.latent.Latent;

/** Restricts a latent of rendered scenes to a part of its range, or to one value. */
public sealed interface LatentRange {

    Latent latent();

    /** Returns true if every image has the same value of the latent. */
    boolean isFixed();

    /**
     * Bounds of a length or an angle. Labels are floats, so the bounds that labels are within are rounded to floats.
     *
     * @param lower least value, metres or radians
     * @param upper greatest value; equal to {@code lower} for a fixed latent
     */
    record Bounds(Latent latent, double lower, double upper) implements LatentRange {

        /**
         * The greatest absolute pitch of the bound nearer to 0. Nearer to a right angle, yaw and roll turn about the
         * same axis and cannot be told apart.
         */
        private static final double STEEPEST_PITCH = Math.toRadians(89);

        /**
         * Checks the bounds.
         *
         * @throws InvalidFieldException if the bounds are not within the values that the latent can have
         */
        public Bounds {
            check(
                    latent.kind() != Latent.Kind.CLASS,
                    "scenes.ranges",
                    "scenes.ranges %s: a class has no bounds; name its classes",
                    word(latent));
            check(
                    Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper,
                    "scenes.ranges",
                    "scenes.ranges %s: the lower bound %s must be a number that is no greater than the upper bound %s",
                    word(latent),
                    lower,
                    upper);
            check(
                    latent != Latent.DISTANCE || lower > 0,
                    "scenes.ranges",
                    "scenes.ranges distance: the lower bound %s m is not ahead of the camera; it must be above 0",
                    lower);
            double most = latent == Latent.ROTATION_PITCH ? Math.PI / 2 : Math.PI;
            check(
                    latent.kind() != Latent.Kind.ANGLE || (lower >= -most && upper <= most),
                    "scenes.ranges",
                    "scenes.ranges %s: %s to %s rad (%.2f° to %.2f°) is not within ±%.4f rad (±%.0f°)",
                    word(latent),
                    lower,
                    upper,
                    Math.toDegrees(lower),
                    Math.toDegrees(upper),
                    most,
                    Math.toDegrees(most));
            check(
                    latent != Latent.ROTATION_PITCH || (lower <= STEEPEST_PITCH && upper >= -STEEPEST_PITCH),
                    "scenes.ranges",
                    "scenes.ranges rotation_pitch: %s to %s rad is beyond ±89°, where yaw and roll cannot be told apart; start nearer to 0",
                    lower,
                    upper);
        }

        /** Returns the least label. */
        public float minLabel() {
            return (float) lower;
        }

        /** Returns the greatest label. */
        public float maxLabel() {
            return (float) upper;
        }

        @Override
        public boolean isFixed() {
            return minLabel() == maxLabel();
        }
    }

    /**
     * A subset of classes from which objects are drawn.
     *
     * @param classes names, or decimal indices for classes without that name; sorted, each once
     */
    record ClassSubset(Latent latent, List<String> classes) implements LatentRange {

        /**
         * Checks the classes.
         *
         * @throws InvalidFieldException if no class is named, or the latent is not a class
         */
        public ClassSubset {
            check(
                    latent.kind() == Latent.Kind.CLASS,
                    "scenes.ranges",
                    "scenes.ranges %s has no classes; give it a lower and an upper bound",
                    word(latent));
            classes = classes.stream().map(String::strip).distinct().sorted().toList();
            check(
                    !classes.isEmpty() && classes.stream().noneMatch(String::isEmpty),
                    "scenes.ranges",
                    "scenes.ranges %s: %s must name at least one class, and no name may be empty",
                    word(latent),
                    classes);
        }

        @Override
        public boolean isFixed() {
            return classes.size() == 1;
        }
    }

    /** Returns a latent's name as users write it, such as {@code rotation_yaw}. */
    static String word(Latent latent) {
        return latent.name().toLowerCase(Locale.ROOT);
    }
}
