package ventral.scorer.netcdf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A file's one data variable and what labels its axes.
 *
 * @param dimensions names of the axes, in order
 * @param shape lengths of the axes
 * @param values row-major, {@code float[]} or {@code double[]}
 * @param coordinates of each dimension, labels by their name: {@code String[]} or an array of numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record LabelledArray(
        List<String> dimensions, int[] shape, Object values, Map<String, Map<String, Object>> coordinates) {

    double value(int[] index, List<String> order) {
        int at = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            at = at * shape[axis] + index[order.indexOf(dimensions.get(axis))];
        }
        return values instanceof float[] floats ? floats[at] : ((double[]) values)[at];
    }

    int length(String dimension) {
        return dimensions.contains(dimension) ? shape[dimensions.indexOf(dimension)] : 1;
    }

    boolean has(String dimension, String name) {
        return coordinates.getOrDefault(dimension, Map.of()).containsKey(name);
    }

    /** @throws IllegalArgumentException if there is none of that name */
    Object labels(String dimension, String name) {
        Map<String, Object> named = coordinates.getOrDefault(dimension, Map.of());
        Object labels = named.get(name);
        if (labels == null) {
            throw new IllegalArgumentException("%s has no coordinate %s, only %s"
                    .formatted(dimension, name, named.keySet().stream().sorted().toList()));
        }
        return labels;
    }

    /** Labels as text, whatever they are in the file. */
    List<String> texts(String dimension, String name) {
        Object labels = labels(dimension, name);
        return switch (labels.getClass().getComponentType().getName()) {
            case "java.lang.String" -> Arrays.asList((String[]) labels);
            default ->
                Arrays.stream(numbers(dimension, name))
                        .mapToObj(number ->
                                number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number))
                        .toList();
        };
    }

    double[] numbers(String dimension, String name) {
        Object labels = labels(dimension, name);
        if (labels instanceof long[] longs) {
            return Arrays.stream(longs).asDoubleStream().toArray();
        }
        if (labels instanceof int[] ints) {
            return Arrays.stream(ints).asDoubleStream().toArray();
        }
        if (labels instanceof double[] doubles) {
            return doubles;
        }
        throw new IllegalArgumentException("coordinate %s of %s is no array of numbers".formatted(name, dimension));
    }
}
