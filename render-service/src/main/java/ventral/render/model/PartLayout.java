package ventral.render.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix4f;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Positions of the copies of a part. A part is scaled, rotated, moved, then mirrored, then repeated in a row, then in a
 * ring about the y axis.
 *
 * @param size one or three factors
 * @param turn degrees about x, y and z; applied about z first, then x, then y
 * @param mirror {@code x} adds the mirror image across the plane x = 0, {@code z} across z = 0, {@code xz} both
 * @param row number of copies, and the offset from each copy to the next
 * @param ring number of copies, evenly spaced about the y axis
 * @param jitter greatest random rotation of each copy about y in degrees, and greatest random scaling in per cent
 */
public record PartLayout(
        Optional<ExpressionRow> size,
        Optional<ExpressionRow> turn,
        Optional<ExpressionRow> at,
        String mirror,
        Optional<ExpressionRow> row,
        Optional<ExpressionRow> ring,
        Optional<ExpressionRow> jitter) {

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
        jitter.map(row -> row.value(numbers)).ifPresent(new Jitter(copies, draws)::apply);
        return copies;
    }

    private record Jitter(List<Matrix4f> copies, CounterBasedRandom draws) {
        void apply(float amount) {
            for (Matrix4f copy : copies) {
                copy.rotateY((float) Math.toRadians(draws.uniform(-amount, amount)))
                        .scale(1 + draws.uniform(-amount, amount) / 100);
            }
        }
    }

    private Matrix4f own(Map<String, Double> numbers) {
        Matrix4f own = new Matrix4f();
        at.map(row -> row.values(numbers)).ifPresent(v -> own.translate(v[0], v[1], v[2]));
        turn.map(row -> row.values(numbers)).ifPresent(v -> own.rotateYXZ(radians(v[1]), radians(v[0]), radians(v[2])));
        size.map(row -> row.values(numbers))
                .ifPresent(v -> own.scale(v[0], v.length == 1 ? v[0] : v[1], v.length == 1 ? v[0] : v[2]));
        return own;
    }

    private List<Matrix4f> rowPlaces(Map<String, Double> numbers) {
        List<Matrix4f> places = new ArrayList<>();
        float[] v = row.map(r -> r.values(numbers)).orElse(new float[] {1, 0, 0, 0});
        for (int i = 0; i < Math.min(MOST_COPIES, Math.round(v[0])); i++) {
            places.add(new Matrix4f().translation(i * v[1], i * v[2], i * v[3]));
        }
        return places;
    }

    private List<Matrix4f> ringPlaces(Map<String, Double> numbers) {
        List<Matrix4f> places = new ArrayList<>();
        int count = ring.map(r -> Math.round(r.value(numbers))).orElse(1);
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
