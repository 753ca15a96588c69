package ventral.render.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joml.Matrix4f;
import org.jspecify.annotations.Nullable;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Positions of the copies of a part. A part is scaled, rotated, moved, then mirrored, then repeated in a row, then in a
 * ring about the y axis. What is null is left out.
 *
 * @param size one or three factors
 * @param turn degrees about x, y and z; applied about z first, then x, then y
 * @param mirror {@code x} adds the mirror image across the plane x = 0, {@code z} across z = 0, {@code xz} both
 * @param row number of copies, and the offset from each copy to the next
 * @param ring number of copies, evenly spaced about the y axis
 * @param jitter greatest random rotation of each copy about y in degrees, and greatest random scaling in per cent
 */
public record PartLayout(
        @Nullable ExpressionRow size,
        @Nullable ExpressionRow turn,
        @Nullable ExpressionRow at,
        String mirror,
        @Nullable ExpressionRow row,
        @Nullable ExpressionRow ring,
        @Nullable ExpressionRow jitter) {

    private static final int MOST_COPIES = 400;

    public PartLayout {
        if (!mirror.matches("x?z?")) {
            throw new ObjectRecipeException("invalid mirror '%s': must be x, z or xz".formatted(mirror));
        }
    }

    List<Matrix4f> copies(Map<String, Double> numbers, CounterBasedRandom draws) {
        List<Matrix4f> copies = List.of(own(numbers));
        for (char axis : mirror.toCharArray()) {
            copies = repeated(
                    copies,
                    List.of(new Matrix4f(), new Matrix4f().scaling(axis == 'x' ? -1 : 1, 1, axis == 'z' ? -1 : 1)));
        }
        copies = repeated(copies, rowPlaces(numbers));
        copies = repeated(copies, ringPlaces(numbers));
        if (copies.size() > MOST_COPIES) {
            throw new ObjectRecipeException(
                    "%d copies of a part; at most %d are allowed".formatted(copies.size(), MOST_COPIES));
        }
        if (jitter != null) {
            applyJitter(copies, jitter.value(numbers), draws);
        }
        return copies;
    }

    private static void applyJitter(List<Matrix4f> copies, float amount, CounterBasedRandom draws) {
        for (Matrix4f copy : copies) {
            copy.rotateY((float) Math.toRadians(draws.uniform(-amount, amount)))
                    .scale(1 + draws.uniform(-amount, amount) / 100);
        }
    }

    private Matrix4f own(Map<String, Double> numbers) {
        Matrix4f own = new Matrix4f();
        if (at != null) {
            float[] v = at.values(numbers);
            own.translate(v[0], v[1], v[2]);
        }
        if (turn != null) {
            float[] v = turn.values(numbers);
            own.rotateYXZ(radians(v[1]), radians(v[0]), radians(v[2]));
        }
        if (size != null) {
            float[] v = size.values(numbers);
            own.scale(v[0], v.length == 1 ? v[0] : v[1], v.length == 1 ? v[0] : v[2]);
        }
        return own;
    }

    private List<Matrix4f> rowPlaces(Map<String, Double> numbers) {
        List<Matrix4f> places = new ArrayList<>();
        float[] v = row == null ? new float[] {1, 0, 0, 0} : row.values(numbers);
        for (int i = 0; i < Math.min(MOST_COPIES, Math.round(v[0])); i++) {
            places.add(new Matrix4f().translation(i * v[1], i * v[2], i * v[3]));
        }
        return places;
    }

    private List<Matrix4f> ringPlaces(Map<String, Double> numbers) {
        List<Matrix4f> places = new ArrayList<>();
        int count = ring == null ? 1 : Math.round(ring.value(numbers));
        for (int i = 0; i < Math.min(MOST_COPIES, count); i++) {
            places.add(new Matrix4f().rotationY((float) (2 * Math.PI * i / count)));
        }
        return places;
    }

    private static List<Matrix4f> repeated(List<Matrix4f> copies, List<Matrix4f> places) {
        List<Matrix4f> all = new ArrayList<>();
        for (Matrix4f place : places) {
            copies.forEach(copy -> all.add(new Matrix4f(place).mul(copy)));
        }
        return all;
    }

    private static float radians(float degrees) {
        return (float) Math.toRadians(degrees);
    }
}
