package ventral.scorer.netcdf;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Data variable of a file.
 *
 * @param dimensions names of the axes, in order
 */
record DataVariable(Dataset dataset, List<String> dimensions, PackedDataDecoder packing) {

    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, float.class, byte.class, short.class, int.class, long.class);

    /** Consumes the numbers of a variable. */
    interface CellConsumer {

        /**
         * Consumes one number.
         *
         * @param index along each axis; must not be kept, because it changes
         */
        void accept(int[] index, double value);
    }

    /**
     * Creates a data variable.
     *
     * @throws IllegalArgumentException if the variable is not numeric, has no dimensions or is empty
     */
    static DataVariable of(Dataset dataset, List<String> dimensions) {
        String name = dataset.getName();
        if (!NUMBERS.contains(dataset.getJavaType())) {
            throw new IllegalArgumentException("variable %s must be numeric, but is %s"
                    .formatted(name, dataset.getJavaType().getSimpleName()));
        }
        if (dimensions.size() != dataset.getDimensions().length || dimensions.isEmpty()) {
            throw new IllegalArgumentException("variable %s has %d axes, and %d of them are named dimensions %s"
                    .formatted(name, dataset.getDimensions().length, dimensions.size(), dimensions));
        }
        if (dataset.getSize() == 0) {
            throw new IllegalArgumentException("variable %s is empty".formatted(name));
        }
        return new DataVariable(dataset, List.copyOf(dimensions), PackedDataDecoder.of(dataset));
    }

    String name() {
        return dataset.getName();
    }

    /** Returns the length of each dimension, in the order of the axes. */
    Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (int axis = 0; axis < dimensions.size(); axis++) {
            lengths.put(dimensions.get(axis), dataset.getDimensions()[axis]);
        }
        return lengths;
    }

    /**
     * Reads a part of the variable with no more than one block in memory. At fixed indices of all other axes, cells
     * come in ascending order along any axis.
     *
     * @param from first index along each axis
     * @param until index after the last along each axis
     */
    void forEach(int[] from, int[] until, CellConsumer cells) {
        BlockReader.read(dataset, from, until, (origin, values) -> {
            int[] index = new int[origin.length];
            visit(new BlockSlice(origin, from, until, cells), 0, values, index);
        });
    }

    private void visit(BlockSlice part, int axis, Object values, int[] index) {
        int origin = part.origin[axis];
        int first = Math.max(origin, part.from[axis]);
        int last = Math.min(origin + Array.getLength(values), part.until[axis]) - 1;
        boolean isInnermost = axis == index.length - 1;
        for (int i = first; i <= last; i++) {
            index[axis] = i;
            if (isInnermost) {
                part.cells.accept(index, packing.unpack(number(values, i - origin)));
            } else {
                visit(part, axis + 1, ((Object[]) values)[i - origin], index);
            }
        }
    }

    private static double number(Object values, int i) {
        if (values instanceof double[] doubles) {
            return doubles[i];
        }
        return values instanceof float[] floats ? floats[i] : Array.getDouble(values, i);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record BlockSlice(int[] origin, int[] from, int[] until, CellConsumer cells) {}
}
