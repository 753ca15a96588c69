package ventral.benchmarks.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.platform.digest.Sha256;
import ventral.platform.pixels.UnreadableImageException;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.command.RenderOptions;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.scene.SceneSampler;

/** Measures rendering at one size, writes the pixels of the first images, and prints the result as a line of JSON. */
@Command(
        name = "render-probe",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures rendering at one size, and prints the result as a line of JSON.",
            "With --count 0, only renders the first images."
        })
@SuppressWarnings("NullAway.Init")
final class RenderProbeCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COMPARED_IMAGES = 16;
    private static final int WARM_UP_IMAGES = 128;

    @Mixin
    RenderOptions options;

    @Option(names = "--pixels", description = "File for the first images: RGB, one byte a channel, (N, H, W, C).")
    @Nullable Path file;

    @Override
    public Integer call() throws IOException, UnreadableImageException {
        LibrarySceneFactory sceneFactory = options.sceneFactory();
        SceneSampler sampler = sceneFactory.sampler(options.scenes());
        Map<String, Object> answer = new LinkedHashMap<>();
        try (GlSceneRenderer renderer = options.openRenderer(sceneFactory)) {
            byte[] first = renderer.render(sampler.sample(options.seed, 0, COMPARED_IMAGES), 0, options.imageSize);
            if (file != null) {
                Files.write(file, first);
            }
            answer.put("driver", renderer.driver());
            answer.put("image_size", options.imageSize);
            answer.put("compared_images", COMPARED_IMAGES);
            answer.put("sha256", Sha256.hex(first));
            if (options.count > 0) {
                answer.putAll(speeds(sampler, renderer, first));
            }
        }
        System.out.println(JSON.writeValueAsString(answer));
        return 0;
    }

    private Map<String, Object> speeds(SceneSampler sampler, GlSceneRenderer renderer, byte[] first)
            throws UnreadableImageException {
        RenderMeasurement.measure(spec(WARM_UP_IMAGES), sampler, renderer, images -> {});
        RenderMeasurement figures = RenderMeasurement.measure(spec(options.count), sampler, renderer, images -> {});
        CodecMeasurement codec = CodecMeasurement.measure(PixelEncoding.ZSTD, first, options.imageSize);
        return Map.of(
                "images_per_second",
                figures.imagesPerSecond(),
                "draw_seconds_per_image",
                figures.drawing() / figures.imageCount(),
                "decode_seconds_per_image",
                codec.decodeSeconds());
    }

    private StreamSpec spec(int count) {
        return BenchThroughputCommand.spec(options, options.imageSize, count, PixelEncoding.ZSTD);
    }
}
