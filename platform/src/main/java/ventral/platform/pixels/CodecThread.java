package ventral.platform.pixels;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ventral.contract.spec.PixelEncoding;

/** A thread with its own codecs. */
final class CodecThread implements AutoCloseable {

    /** A task on one image. */
    interface ImageTask {
        void on(ImageCodec codec, int picture);
    }

    private final Map<PixelEncoding, ImageCodec> codecs = new EnumMap<>(PixelEncoding.class);
    private final ExecutorService thread;

    CodecThread(int number) {
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "codec " + number);
            made.setDaemon(true);
            return made;
        });
    }

    /** Runs the task on images {@code first}, {@code first + step} and so on, below {@code end}. */
    CompletableFuture<Void> run(PixelEncoding encoding, int first, int step, int end, ImageTask work) {
        return CompletableFuture.runAsync(
                () -> {
                    ImageCodec codec = codecs.computeIfAbsent(encoding, ImageCodec::open);
                    for (int picture = first; picture < end; picture += step) {
                        work.on(codec, picture);
                    }
                },
                thread);
    }

    @Override
    public void close() {
        thread.execute(() -> codecs.values().forEach(ImageCodec::close));
        thread.shutdown();
    }
}
