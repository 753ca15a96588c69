package ventral.contract.latent;

/**
 * A rotational symmetry of an object: it looks the same after a turn about an axis through its centre.
 *
 * @param x component of the axis to the right; the axis has unit length and is given in the object's canonical pose, in
 *     the camera's frame
 * @param y component of the axis upwards
 * @param z component of the axis away from the camera
 * @param order number of smallest turns in a full turn; {@value #ANY_TURN} when every turn looks the same
 */
public record Symmetry(float x, float y, float z, int order) {

    public static final int ANY_TURN = 0;

    public Symmetry {
        if (Math.abs(x * x + y * y + z * z - 1) > 1e-3f) {
            throw new IllegalArgumentException("axis (%s, %s, %s) is not of unit length".formatted(x, y, z));
        }
        if (order < 0 || order == 1) {
            throw new IllegalArgumentException(
                    "order %d: every object looks the same after a full turn".formatted(order));
        }
    }
}
