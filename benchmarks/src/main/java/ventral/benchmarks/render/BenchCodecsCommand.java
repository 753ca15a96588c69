package ventral.benchmarks.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ventral.contract.spec.PixelEncoding;
import ventral.platform.pixels.ImageCodec;
import ventral.platform.pixels.UnreadableImageException;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.command.RenderOptions;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.stream.RenderedBatchSource;

@Command(
        name = "codecs",
        description = {
            "Measures size, speed and error of the image encodings, one after the other on one core.",
            "Without --image-size, measures images of 64, 128 and 224 pixels."
        },
        footer = {"", "Example:", "  ventral bench codecs --image-size 64 --count 256"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class BenchCodecsCommand implements Callable<Integer> {

    /** Images per second that ResNet-18 learns from on two cores in bfloat16, by image size in pixels. */
    private static final Map<Integer, Integer> TRAINED = new TreeMap<>(Map.of(64, 296, 128, 85, 224, 31));

    /** Approximate images per second that it learns from on a GPU. */
    private static final int TRAINED_ON_GPU = 3000;

    private static final long MANY = 10_000_000;

    @Mixin
    RenderOptions options;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws UnreadableImageException {
        LibrarySceneFactory sceneFactory = options.sceneFactory();
        try (GlSceneRenderer renderer = options.openRenderer(sceneFactory)) {
            System.out.printf(
                    "%d images of each size; processor time of one core; space for %,d images%n%n",
                    options.spec().imageCount(), MANY);
            System.out.printf(
                    "%4s  %-8s  %9s  %6s  %9s  %9s  %7s  %8s%n",
                    "size", "encoding", "bytes", "of raw", "encode/s", "decode/s", "PSNR", "space");
            for (int size : sizes()) {
                options.imageSize = size;
                print(size, measure(options.stream(sceneFactory, renderer)));
            }
        }
        return 0;
    }

    private Iterable<Integer> sizes() {
        boolean one = command.commandLine().getParseResult().hasMatchedOption("--image-size");
        return one ? List.of(options.imageSize) : TRAINED.keySet();
    }

    private List<CodecMeasurement> measure(RenderedBatchSource stream) throws UnreadableImageException {
        int batchBytes = options.spec().batchSize() * ImageCodec.pixelBytes(options.imageSize);
        byte[] pixels = new byte[Math.toIntExact(options.spec().batchCount() * batchBytes)];
        for (int batch = 0; batch < options.spec().batchCount(); batch++) {
            System.arraycopy(stream.batch(batch).pixels(), 0, pixels, batch * batchBytes, batchBytes);
        }
        List<CodecMeasurement> figures = new ArrayList<>();
        for (PixelEncoding encoding : PixelEncoding.values()) {
            figures.add(CodecMeasurement.measure(encoding, pixels, options.imageSize));
        }
        return figures;
    }

    private static void print(int size, List<CodecMeasurement> figures) {
        for (CodecMeasurement one : figures) {
            System.out.printf(
                    "%4d  %-8s  %,9.0f  %5.1f%%  %,9.0f  %,9.0f  %7s  %5.0f GB%n",
                    size,
                    one.encoding(),
                    one.bytes(),
                    100 * one.bytes() / ImageCodec.pixelBytes(size),
                    1 / one.encodeSeconds(),
                    1 / one.decodeSeconds(),
                    one.error().largest() == 0
                            ? "exact"
                            : "%.1f dB".formatted(one.error().psnr()),
                    one.bytes() * MANY / 1e9);
        }
        System.out.print(cost(TRAINED_ON_GPU, "a GPU", figures));
        if (TRAINED.containsKey(size)) {
            System.out.print(cost(TRAINED.get(size), "two cores", figures));
        }
        System.out.println();
    }

    private static String cost(int imagesPerSecond, String trainer, List<CodecMeasurement> figures) {
        List<String> costs = figures.stream()
                .map(one -> "%s %.1f %%".formatted(one.encoding(), 100 * imagesPerSecond * one.decodeSeconds()))
                .toList();
        return "      decoding for a trainer on %s at %,d images/s, share of one core: %s%n"
                .formatted(trainer, imagesPerSecond, String.join(", ", costs));
    }
}
