package ventral.scorer.netcdf;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetReader;
import io.jhdf.object.message.DataLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads a part of a variable block by block. In a chunked variable, a block is a chunk of the file. */
final class BlockReader {

    /** Number of cells read at once from a variable that is not chunked: 4 MiB of float64. */
    private static final long CELL_COUNT = 1 << 19;

    /** Consumes blocks. */
    interface BlockConsumer {

        /**
         * Consumes one block.
         *
         * @param origin index of the block's first cell along each axis; must not be kept, because it changes
         * @param values nested arrays, one level per axis; may extend beyond the requested part
         */
        void accept(int[] origin, Object values);
    }

    private BlockReader() {}

    /**
     * Reads every block that has a cell in the part, each once, in row-major order.
     *
     * @param from first index along each axis
     * @param until index after the last along each axis
     */
    static void read(Dataset dataset, int[] from, int[] until, BlockConsumer reader) {
        FilterLimit.check(dataset);
        int[] shape = dataset instanceof ChunkedDataset chunked ? chunked.getChunkDimensions() : lines(dataset);
        AllocationLimit.check(
                "a block of variable %s".formatted(dataset.getName()),
                Math.max(1, dataset.getDataType().getSize()),
                Runtime.getRuntime().maxMemory(),
                shape);
        int[] origin = new int[from.length];
        Arrays.setAll(origin, axis -> from[axis] / shape[axis] * shape[axis]);
        int[] first = origin.clone();
        int axis = 0;
        while (axis >= 0) {
            reader.accept(origin, block(dataset, origin, shape));
            axis = origin.length - 1;
            while (axis >= 0 && (origin[axis] += shape[axis]) >= until[axis]) {
                origin[axis] = first[axis];
                axis--;
            }
        }
    }

    private static Object block(Dataset dataset, int[] origin, int[] shape) {
        if (dataset instanceof ChunkedDataset chunked) {
            // The library's slices are 0 where a chunk was never written; this call throws instead
            ByteBuffer bytes = ByteBuffer.wrap(chunked.getDecompressedChunk(origin));
            long expected = AllocationLimit.check(
                    "a chunk of variable " + dataset.getName(),
                    Math.max(1, dataset.getDataType().getSize()),
                    Runtime.getRuntime().maxMemory(),
                    shape);
            if (bytes.remaining() < expected) {
                throw new IllegalArgumentException("a chunk of variable %s has %d bytes; chunks of %s cells have %d"
                        .formatted(dataset.getName(), bytes.remaining(), Arrays.toString(shape), expected));
            }
            return DatasetReader.readDataset(
                    dataset.getDataType(), bytes, shape, dataset.getHdfFile().getHdfBackingStorage());
        }
        if (dataset.getDataLayout() == DataLayout.COMPACT) { // at most 64 KiB, so lines() returns all of it
            return dataset.getData();
        }
        int[] clipped = new int[shape.length];
        Arrays.setAll(clipped, axis -> Math.min(shape[axis], dataset.getDimensions()[axis] - origin[axis]));
        return dataset.getData(Arrays.stream(origin).asLongStream().toArray(), clipped);
    }

    /** Returns the shape of a block of as many whole lines along the last axes as fit. */
    private static int[] lines(Dataset dataset) {
        int[] lengths = dataset.getDimensions();
        int[] shape = new int[lengths.length];
        long left = CELL_COUNT;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            shape[axis] = (int) Math.max(1, Math.min(left, lengths[axis]));
            left /= shape[axis];
        }
        return shape;
    }
}
