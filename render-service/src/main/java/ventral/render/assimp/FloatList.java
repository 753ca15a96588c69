package ventral.render.assimp;

import java.util.Arrays;
import org.joml.Vector3f;

/** A list of floats that grows. */
final class FloatList {

    private float[] numbers = new float[4096];
    private int count;

    void add(float number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    void add(Vector3f v) {
        add(v.x);
        add(v.y);
        add(v.z);
    }

    float[] all() {
        return Arrays.copyOf(numbers, count);
    }
}
