package ventral.platform.pixels;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import ventral.contract.spec.PixelEncoding;

/** Encodes and decodes batches of images, spread over its own threads. Safe for use by several threads. */
public final class BatchCodec implements AutoCloseable {

    private final List<CodecThread> threads;

    private BatchCodec(int threadCount) {
        threads = IntStream.range(0, threadCount).mapToObj(CodecThread::new).toList();
    }

    /**
     * Opens a codec with one thread for every four processors. Each thread codes some thousand images a second, and the
     * other threads of the process need processors too.
     */
    public static BatchCodec open() {
        return open(Math.max(1, Runtime.getRuntime().availableProcessors() / 4));
    }

    static BatchCodec open(int threadCount) {
        return new BatchCodec(threadCount);
    }

    /**
     * Encodes a batch of images.
     *
     * @param pixels RGB, one byte a channel, (N, H, W, C)
     * @param imageSize width and height, pixels
     */
    public EncodedImages encode(PixelEncoding encoding, byte[] pixels, int imageCount, int imageSize) {
        byte[][] pictures = new byte[imageCount][];
        onEach(encoding, imageCount, (codec, picture) -> {
            int start = picture * ImageCodec.pixelBytes(imageSize);
            pictures[picture] = codec.encode(pixels, start, imageSize);
        });
        return EncodedImages.of(encoding, imageSize, pictures);
    }

    /**
     * Decodes all images of a batch.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedImageException if an image cannot be decoded
     */
    public byte[] decode(EncodedImages pictures) {
        return decode(pictures, 0, pictures.imageCount());
    }

    /**
     * Decodes {@code count} images of a batch, from index {@code first} on, counted from 0.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedImageException if one of these images cannot be decoded
     */
    public byte[] decode(EncodedImages pictures, int first, int count) {
        Objects.checkFromIndexSize(first, count, pictures.imageCount());
        int pixelBytes = ImageCodec.pixelBytes(pictures.imageSize());
        int[] starts = pictures.starts();
        byte[] pixels = new byte[Math.multiplyExact(pixelBytes, count)];
        onEach(pictures.encoding(), count, (codec, place) -> {
            int picture = first + place;
            try {
                codec.decode(
                        pictures.bytes(),
                        starts[picture],
                        pictures.lengths()[picture],
                        pixels,
                        place * pixelBytes,
                        pictures.imageSize());
            } catch (UnreadableImageException e) {
                throw new DamagedImageException(picture, e);
            }
        });
        return pixels;
    }

    /** Runs the task on every image: thread t of T has images t, t + T, t + 2 T and so on. */
    private void onEach(PixelEncoding encoding, int imageCount, CodecThread.ImageTask work) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (int first = 0; first < threads.size(); first++) {
            parts.add(threads.get(first).run(encoding, first, threads.size(), imageCount, work));
        }
        try {
            parts.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof DamagedImageException damaged) {
                throw damaged;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.forEach(CodecThread::close);
    }
}
