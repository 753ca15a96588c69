package ventral.scorer.netcdf;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Coordinates of a file's dimensions.
 *
 * @param coordinates variables by dimension and name
 * @param lengths of the dimensions of the data variable
 */
record CoordinateLabels(Map<String, Map<String, Dataset>> coordinates, Map<String, Integer> lengths) {

    boolean has(String dimension, String name) {
        return coordinates.getOrDefault(dimension, Map.of()).containsKey(name);
    }

    /**
     * Returns labels as text, whether they are stored as variable-length strings, character arrays or numbers.
     *
     * @throws IllegalArgumentException if there is no coordinate of that name, or its length differs from the
     *     dimension's
     */
    List<String> texts(String dimension, String name) {
        Object labels = read(dimension, name);
        return IntStream.range(0, Array.getLength(labels))
                .mapToObj(i -> text(Array.get(labels, i)))
                .toList();
    }

    /**
     * Returns labels that are numbers of any type.
     *
     * @throws IllegalArgumentException if there is no coordinate of that name, or its length differs from the
     *     dimension's
     */
    double[] numbers(String dimension, String name) {
        Object labels = read(dimension, name);
        if (!labels.getClass().getComponentType().isPrimitive()) {
            throw new IllegalArgumentException("coordinate %s of %s must be numeric, but is %s"
                    .formatted(
                            name,
                            dimension,
                            labels.getClass().getComponentType().getSimpleName()));
        }
        return IntStream.range(0, Array.getLength(labels))
                .mapToDouble(i -> Array.getDouble(labels, i))
                .toArray();
    }

    private Object read(String dimension, String name) {
        Map<String, Dataset> named = coordinates.getOrDefault(dimension, Map.of());
        Dataset variable = named.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("%s has no coordinate %s, only %s"
                    .formatted(dimension, name, named.keySet().stream().sorted().toList()));
        }
        int[] shape = variable.getDimensions();
        int length = lengths.getOrDefault(dimension, shape[0]);
        if (shape[0] != length) {
            throw new IllegalArgumentException(
                    "coordinate %s has %d labels, but the data have %d along its dimension %s"
                            .formatted(name, shape[0], length, dimension));
        }
        boolean isText = variable.getJavaType() == String.class;
        if (shape.length > 2 || (shape.length == 2 && !isText)) {
            throw new IllegalArgumentException(
                    "coordinate %s of %s must have one dimension, but has %d".formatted(name, dimension, shape.length));
        }
        FilterLimit.check(variable);
        return variable.getData();
    }

    private static String text(@Nullable Object label) {
        if (label instanceof String[] characters) {
            return Arrays.stream(characters).collect(Collectors.joining());
        }
        if (label instanceof Double || label instanceof Float) {
            double number = ((Number) label).doubleValue();
            return number == Math.rint(number) ? Long.toString((long) number) : label.toString();
        }
        return label == null ? "" : label.toString();
    }
}
