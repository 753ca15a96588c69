package ventral.contract.latent;

/**
 * An object looks the same after a turn about an axis through its centre.
 *
 * @param x of the axis, of unit length, in the object's canonical pose seen in the camera's frame: to the right
 * @param y up
 * @param z away from the camera
 * @param order the least turn is a full one over this; {@value #ANY_TURN} when every turn looks the same
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
