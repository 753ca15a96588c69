package ventral.benchmarks.render;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import ventral.contract.spec.StreamSpec;
import ventral.platform.pixels.BatchCodec;
import ventral.render.scene.Scene;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.SceneRenderer;

/**
 * Times of a render benchmark. As in the service, a batch is encoded on another thread while the next one is rendered.
 *
 * @param seconds wall-clock time from the first image to the last
 * @param sampling seconds spent sampling scenes
 * @param drawing seconds spent rendering and reading back
 * @param encoding seconds that the other thread spent encoding
 */
record RenderMeasurement(long imageCount, double seconds, double sampling, double drawing, double encoding) {

    double imagesPerSecond() {
        return imageCount / seconds;
    }

    /**
     * Measures the images of a stream.
     *
     * @param drawn receives the number of images so far after every batch
     */
    static RenderMeasurement measure(
            StreamSpec spec, SceneSampler sampler, SceneRenderer renderer, LongConsumer drawn) {
        return measure(spec, first -> sampler.sample(spec.seed(), first, spec.batchSize()), renderer, drawn);
    }

    /** Supplies the scenes of a batch. */
    interface SceneBatches {
        List<Scene> from(long firstImageIndex);
    }

    static RenderMeasurement measure(StreamSpec spec, SceneBatches scenes, SceneRenderer renderer, LongConsumer drawn) {
        long sampling = 0;
        long drawing = 0;
        long encoding = 0;
        long begin = System.nanoTime();
        try (BatchCodec codec = BatchCodec.open()) {
            Optional<CompletableFuture<Long>> encoded = Optional.empty();
            for (long first = 0; first < spec.imageCount(); first += spec.batchSize()) {
                long start = System.nanoTime();
                List<Scene> batch = scenes.from(first);
                long between = System.nanoTime();
                byte[] pixels = renderer.render(batch, first, spec.imageSize());
                sampling += between - start;
                drawing += System.nanoTime() - between;
                encoding += encoded.map(CompletableFuture::join).orElse(0L);
                encoded = Optional.of(CompletableFuture.supplyAsync(() -> encode(codec, spec, pixels)));
                drawn.accept(first + batch.size());
            }
            encoding += encoded.map(CompletableFuture::join).orElse(0L);
        }
        double second = 1e9;
        return new RenderMeasurement(
                spec.imageCount(),
                (System.nanoTime() - begin) / second,
                sampling / second,
                drawing / second,
                encoding / second);
    }

    private static long encode(BatchCodec codec, StreamSpec spec, byte[] pixels) {
        long start = System.nanoTime();
        codec.encode(spec.encoding(), pixels, spec.batchSize(), spec.imageSize());
        return System.nanoTime() - start;
    }
}
