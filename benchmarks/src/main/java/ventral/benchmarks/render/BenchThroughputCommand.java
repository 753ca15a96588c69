package ventral.benchmarks.render;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ventral.benchmarks.ProcessMemory;
import ventral.benchmarks.render.blender.BlenderRunner;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.command.RenderOptions;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.object.ObjectModel;
import ventral.render.scene.Scene;
import ventral.render.scene.SceneSampler;

@Command(
        name = "render",
        description = {
            "Measures how many labelled images are rendered per second, and the time of each stage.",
            "Without --image-size, measures images of 64, 128 and 224 pixels."
        },
        footer = {"", "Example:", "  ventral bench render --image-size 128 --count 1024"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class BenchThroughputCommand implements Callable<Integer> {

    enum PeerRenderer {
        blender
    }

    private static final List<Integer> SIZES = List.of(64, 128, 224);
    private static final int WARM_UP_IMAGES = 128;
    private static final int PEER_MODELS = 24;
    private static final int PEER_SCENES = 48;
    private static final long MEMORY_READINGS = 10;

    @Mixin
    RenderOptions options;

    @Option(
            names = "--encoding",
            defaultValue = "ZSTD",
            description = "Image encoding: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    PixelEncoding encoding;

    @Option(
            names = "--frames",
            defaultValue = "0",
            description = "Images of the first size over which to report memory use, such as 10000 (default: none).")
    int frames;

    @Option(names = "--peer", description = "Renderer to compare with, on the same meshes in the same poses: blender.")
    @Nullable PeerRenderer peer;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        LibrarySceneFactory sceneFactory = options.sceneFactory();
        SceneSampler sampler = sceneFactory.sampler(options.scenes());
        try (GlSceneRenderer renderer = options.openRenderer(sceneFactory)) {
            System.out.printf(
                    "library %s, mean of %,.0f triangles; %d processors; %s%n%n",
                    options.library,
                    meanTriangles(sceneFactory.library(options.library).models()),
                    Runtime.getRuntime().availableProcessors(),
                    renderer.driver());
            System.out.printf(
                    "%4s  %9s  %12s  %24s  %s%n",
                    "size", "images/s", "sample, ms", "draw and read back, ms", "encode on another thread, ms");
            for (int size : sizes()) {
                measure(size, sampler, renderer);
            }
            if (frames > 0) {
                watchMemory(sampler, renderer);
            }
            if (peer == PeerRenderer.blender) {
                compare(sceneFactory, sampler, renderer);
            }
        }
        return 0;
    }

    private List<Integer> sizes() {
        boolean one = command.commandLine().getParseResult().hasMatchedOption("--image-size");
        return one ? List.of(options.imageSize) : SIZES;
    }

    private void measure(int size, SceneSampler sampler, GlSceneRenderer renderer) {
        RenderMeasurement.measure(spec(size, WARM_UP_IMAGES), sampler, renderer, images -> {});
        RenderMeasurement figures =
                RenderMeasurement.measure(spec(size, options.count), sampler, renderer, images -> {});
        System.out.printf(
                "%4d  %9.0f  %12.3f  %24.3f  %.3f (%s)%n",
                size,
                figures.imagesPerSecond(),
                1e3 * figures.sampling() / figures.imageCount(),
                1e3 * figures.drawing() / figures.imageCount(),
                1e3 * figures.encoding() / figures.imageCount(),
                encoding);
    }

    private void watchMemory(SceneSampler sampler, GlSceneRenderer renderer) {
        StreamSpec spec = spec(sizes().get(0), frames);
        long every = Math.max(1, spec.imageCount() / spec.batchSize() / MEMORY_READINGS) * spec.batchSize();
        System.out.printf(
                "%nmemory in use while rendering %,d images of %d pixels%n", spec.imageCount(), spec.imageSize());
        LongConsumer readings = images -> {
            long bytes = ProcessMemory.residentBytes();
            if (images % every == 0 && bytes > 0) {
                System.out.printf("after %,7d: %,d MB%n", images, bytes >> 20);
            }
        };
        RenderMeasurement.measure(spec, sampler, renderer, readings);
    }

    private void compare(LibrarySceneFactory sceneFactory, SceneSampler sampler, GlSceneRenderer renderer)
            throws InterruptedException {
        int size = sizes().get(sizes().size() - 1);
        List<Scene> scenes = peerScenes(sceneFactory.library(options.library).models(), sampler);
        List<ObjectModel> models = scenes.stream().map(Scene::object).distinct().toList();
        System.out.printf(
                "%nthe same %d scenes with %d models, mean of %,.0f triangles, at %d pixels%n",
                scenes.size(), models.size(), meanTriangles(models), size);
        StreamSpec spec = spec(size, options.count);
        RenderMeasurement.SceneBatches again = first -> IntStream.range(0, spec.batchSize())
                .mapToObj(i -> scenes.get((int) ((first + i) % scenes.size())))
                .toList();
        RenderMeasurement.measure(spec(size, WARM_UP_IMAGES), again, renderer, images -> {});
        RenderMeasurement own = RenderMeasurement.measure(spec, again, renderer, images -> {});
        System.out.printf("%-28s %7.1f images/s%n", "Ventral, 4 samples, " + encoding, own.imagesPerSecond());
        BlenderRunner.time(
                scenes,
                size,
                options.firstPanorama().orElse(null),
                speed -> System.out.printf(
                        "%-28s %7.1f images/s; Ventral is %.1f times as fast%n",
                        "Blender " + speed.engine(),
                        speed.picturesPerSecond(),
                        own.imagesPerSecond() / speed.picturesPerSecond()));
    }

    /** Returns the stream's first scenes whose models are spread over the whole library. */
    private List<Scene> peerScenes(List<ObjectModel> library, SceneSampler sampler) {
        int step = Math.max(1, library.size() / PEER_MODELS);
        Set<Integer> chosen = IntStream.iterate(0, i -> i < library.size(), i -> i + step)
                .limit(PEER_MODELS)
                .boxed()
                .collect(Collectors.toSet());
        return LongStream.iterate(0, i -> i + 1)
                .mapToObj(i -> sampler.sample(options.seed, i))
                .filter(scene -> chosen.contains(scene.object().identity()))
                .limit(PEER_SCENES)
                .toList();
    }

    private static double meanTriangles(List<ObjectModel> models) {
        return models.stream()
                .mapToInt(model -> model.mesh().indices().length / 3)
                .average()
                .orElseThrow();
    }

    private StreamSpec spec(int size, int count) {
        return spec(options, size, count, encoding);
    }

    /** Returns a stream of at least {@code count} images in batches of the size that the service uses. */
    static StreamSpec spec(RenderOptions options, int size, int count, PixelEncoding encoding) {
        int batch = Math.min(StreamSpec.DEFAULT_BATCH_SIZE, StreamSpec.MAX_BATCH_BYTES / (3 * size * size) / 8 * 8);
        return new StreamSpec(
                options.seed, (count + batch - 1) / batch * batch, size, batch, options.scenes(), encoding);
    }
}
