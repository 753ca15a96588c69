package ventral.render.conversion;

import org.joml.Matrix3f;
import org.joml.Vector3f;

/** A rotation in degrees: about z first, then x, then y, each anticlockwise seen from the axis' positive end. */
public record EulerRotation(float x, float y, float z) {

    public static final EulerRotation NONE = new EulerRotation(0, 0, 0);

    /** Parses {@code y}, or {@code x y z} separated by blanks. */
    public static EulerRotation parse(String text) {
        String[] parts = text.split(" +");
        try {
            if (parts.length == 1) {
                return new EulerRotation(0, Float.parseFloat(parts[0]), 0);
            }
            if (parts.length == 3) {
                return new EulerRotation(
                        Float.parseFloat(parts[0]), Float.parseFloat(parts[1]), Float.parseFloat(parts[2]));
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new IllegalArgumentException(
                "turn '%s' is not degrees about y, nor degrees about x, y and z separated by blanks".formatted(text));
    }

    /** Returns the rotation matrix. It is the same on every machine, because a library's digest depends on it. */
    Matrix3f matrix() {
        return about(y, 1).mul(about(x, 0)).mul(about(z, 2));
    }

    private static Matrix3f about(float degrees, int axis) {
        double angle = StrictMath.toRadians(degrees);
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        Vector3f[] columns = {new Vector3f(1, 0, 0), new Vector3f(0, 1, 0), new Vector3f(0, 0, 1)};
        int next = (axis + 1) % 3;
        int last = (axis + 2) % 3;
        columns[next].zero().setComponent(next, cos).setComponent(last, sin);
        columns[last].zero().setComponent(next, -sin).setComponent(last, cos);
        return new Matrix3f(columns[0], columns[1], columns[2]);
    }
}
