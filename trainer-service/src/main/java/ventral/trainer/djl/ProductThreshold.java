package ventral.trainer.djl;

import ai.djl.Device;
import java.util.Set;

/**
 * The greatest output map, in places, for which a 3 x 3 convolution is computed as a matrix product. PyTorch's
 * convolution library for CPUs works along the rows of a map, so that it is slow on small maps; ADR 49 has the times.
 *
 * @param places height times width, or 0 if no convolution is computed as a product
 */
public record ProductThreshold(int places) {

    /** Every convolution is computed by the library, as on a GPU. */
    public static final ProductThreshold NONE = new ProductThreshold(0);

    private static final ProductThreshold SMALLEST_MAPS = new ProductThreshold(2 * 2);
    private static final ProductThreshold SMALL_MAPS = new ProductThreshold(4 * 4);

    static ProductThreshold of(Device device, Precision precision) {
        return device.isGpu() ? NONE : ofCpu(CpuFlags.ofThisMachine(), precision);
    }

    static ProductThreshold ofCpu(Set<String> flags, Precision precision) {
        return precision == Precision.BF16 && flags.contains(CpuFlags.BF16_TILES) ? SMALL_MAPS : SMALLEST_MAPS;
    }

    boolean includes(int rows, int columns) {
        return rows * columns <= places;
    }
}
