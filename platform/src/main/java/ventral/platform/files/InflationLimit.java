package ventral.platform.files;

/**
 * Limits how much compressed data may inflate. Deflate reaches 1000 times, but only for data that repeat themselves as no
 * record, text or picture does; a small file that inflates to gigabytes is made to exhaust memory.
 */
public final class InflationLimit {

    private static final long FREE_BYTES = 16L << 20;
    private static final int MAX_RATIO = 100;

    private InflationLimit() {}

    /**
     * Returns the most bytes that compressed data may inflate to: 100 times as many, and 16 MiB more.
     *
     * @param compressedBytes size of the compressed data, not negative
     */
    public static long bytes(long compressedBytes) {
        return FREE_BYTES + MAX_RATIO * Math.min(compressedBytes, Long.MAX_VALUE / 2 / MAX_RATIO);
    }
}
