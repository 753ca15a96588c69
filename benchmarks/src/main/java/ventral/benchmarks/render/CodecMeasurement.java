package ventral.benchmarks.render;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import ventral.contract.spec.PixelEncoding;
import ventral.platform.pixels.ImageCodec;
import ventral.platform.pixels.PixelError;
import ventral.platform.pixels.UnreadableImageException;

/**
 * Size, speed and error of an encoding on some images, measured on one core.
 *
 * @param bytes mean size of an encoded image in bytes
 * @param encodeSeconds processor time to encode an image, on one core
 * @param decodeSeconds processor time to decode an image, on one core
 */
record CodecMeasurement(
        PixelEncoding encoding, double bytes, double encodeSeconds, double decodeSeconds, PixelError error) {

    private static final int WARM_UP_ROUNDS = 20;
    private static final int ROUNDS = 9;

    /**
     * Measures an encoding in processor time of this thread: the median of several rounds, after warm-up rounds for the
     * JIT compiler.
     */
    static CodecMeasurement measure(PixelEncoding encoding, byte[] pixels, int imageSize)
            throws UnreadableImageException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int pictureBytes = ImageCodec.pixelBytes(imageSize);
        byte[][] encoded = new byte[pixels.length / pictureBytes][];
        byte[] decoded = new byte[pixels.length];
        long[] encodes = new long[ROUNDS];
        long[] decodes = new long[ROUNDS];
        try (ImageCodec codec = ImageCodec.open(encoding)) {
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                long start = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < encoded.length; i++) {
                    encoded[i] = codec.encode(pixels, i * pictureBytes, imageSize);
                }
                long between = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < encoded.length; i++) {
                    codec.decode(encoded[i], 0, encoded[i].length, decoded, i * pictureBytes, imageSize);
                }
                long end = threads.getCurrentThreadCpuTime();
                if (round >= 0) {
                    encodes[round] = between - start;
                    decodes[round] = end - between;
                }
            }
        }
        return new CodecMeasurement(
                encoding,
                Arrays.stream(encoded)
                        .mapToInt(picture -> picture.length)
                        .average()
                        .orElseThrow(),
                median(encodes) / 1e9 / encoded.length,
                median(decodes) / 1e9 / encoded.length,
                PixelError.between(pixels, decoded));
    }

    private static long median(long[] nanoseconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
