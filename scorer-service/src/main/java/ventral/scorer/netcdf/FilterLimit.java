package ventral.scorer.netcdf;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import io.jhdf.filter.FilterManager;
import io.jhdf.filter.PipelineFilterWithData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;
import ventral.platform.files.InflationLimit;

/** Bounds what the filters of a variable's chunks can make the library compute and allocate. */
final class FilterLimit {

    private static final int MAX_COUNT = 4;
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32000;

    static {
        FilterManager.addFilter(new BoundedInflater());
    }

    private FilterLimit() {}

    /**
     * Checks the filters of a variable before it is read.
     *
     * @throws IllegalArgumentException if a filter is none of netCDF-4's and h5py's own, or claims a size that the
     *     variable does not have
     */
    static void check(Dataset variable) {
        if (!(variable instanceof ChunkedDataset chunked)) {
            return;
        }
        List<PipelineFilterWithData> filters = chunked.getFilters();
        for (PipelineFilterWithData filter : filters) {
            boolean isKnown = switch (filter.getId()) {
                case DEFLATE, FLETCHER32 -> true;
                case SHUFFLE ->
                    filter.getFilterData()[0] == variable.getDataType().getSize();
                case LZF -> filter.getFilterData()[2] == bytes(chunked);
                default -> false;
            };
            if (!isKnown || filters.size() > MAX_COUNT) {
                throw new IllegalArgumentException(
                        "variable %s is stored with the filters %s; expected at most %d of deflate, shuffle, fletcher32 and lzf"
                                .formatted(variable.getName(), filters, MAX_COUNT));
            }
        }
    }

    private static long bytes(ChunkedDataset chunked) {
        long bytes = AllocationLimit.check(
                "a chunk of variable " + chunked.getName(),
                Math.max(1, chunked.getDataType().getSize()),
                Runtime.getRuntime().maxMemory(),
                chunked.getChunkDimensions());
        AllocationLimit.checkAgainstFile(
                "a chunk of variable " + chunked.getName(),
                bytes,
                chunked.getHdfFile().size());
        return bytes;
    }

    /** Inflates chunks in place of the library's filter, which has no limit. */
    private static final class BoundedInflater implements Filter {

        @Override
        public int getId() {
            return DEFLATE;
        }

        @Override
        public String getName() {
            return "deflate";
        }

        @Override
        public byte[] decode(byte[] encoded, int[] data) {
            int limit = (int) Math.min(Integer.MAX_VALUE - 8, InflationLimit.bytes(encoded.length));
            try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(encoded))) {
                byte[] decoded = inflated.readNBytes(limit);
                if (inflated.read() >= 0) {
                    throw new HdfFilterException(
                            "a chunk of %d bytes inflates to more than %d".formatted(encoded.length, limit));
                }
                return decoded;
            } catch (IOException e) {
                throw new HdfFilterException("Inflating failed", e);
            }
        }
    }
}
