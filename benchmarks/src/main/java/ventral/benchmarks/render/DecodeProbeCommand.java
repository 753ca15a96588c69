package ventral.benchmarks.render;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.contract.spec.PixelEncoding;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.EncodedImages;
import ventral.platform.pixels.ImageCodec;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.command.RenderOptions;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.scene.SceneSampler;

/**
 * Decodes batches of rendered images, as the trainer does, into the slots of a file that another program has mapped.
 * Prints {@code ready} when the batches are encoded. Then each byte on standard input is the number of a slot to fill,
 * and the same byte on standard output says that it is filled. Ends at the end of the input.
 */
@Command(
        name = "decode-probe",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Decodes batches of rendered images into the slots of a file.")
@SuppressWarnings("NullAway.Init")
final class DecodeProbeCommand implements Callable<Integer> {

    private static final int DISTINCT_IMAGES = 256;

    @Mixin
    RenderOptions options;

    @Option(names = "--file", required = true, description = "File with room for all slots.")
    Path file;

    @Option(names = "--batch-size", required = true, description = "Images in a batch.")
    int batchSize;

    @Override
    public Integer call() throws IOException {
        int batchBytes = Math.multiplyExact(ImageCodec.pixelBytes(options.imageSize), batchSize);
        try (BatchCodec codec = BatchCodec.open();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            EncodedImages batch = encoded(codec);
            List<MappedByteBuffer> slots = slots(channel, batchBytes);
            System.out.println("ready");
            for (int slot = System.in.read(); slot >= 0; slot = System.in.read()) {
                slots.get(slot).put(0, codec.decode(batch));
                System.out.write(slot);
                System.out.flush();
            }
        }
        return 0;
    }

    /** Returns a batch in which rendered images repeat. */
    private EncodedImages encoded(BatchCodec codec) {
        int distinct = Math.min(batchSize, DISTINCT_IMAGES);
        LibrarySceneFactory sceneFactory = options.sceneFactory();
        SceneSampler sampler = sceneFactory.sampler(options.scenes());
        byte[] pixels = new byte[ImageCodec.pixelBytes(options.imageSize) * batchSize];
        try (GlSceneRenderer renderer = options.openRenderer(sceneFactory)) {
            byte[] rendered = renderer.render(sampler.sample(options.seed, 0, distinct), 0, options.imageSize);
            for (int start = 0; start < pixels.length; start += rendered.length) {
                System.arraycopy(rendered, 0, pixels, start, Math.min(rendered.length, pixels.length - start));
            }
        }
        return codec.encode(PixelEncoding.ZSTD, pixels, batchSize, options.imageSize);
    }

    private static List<MappedByteBuffer> slots(FileChannel channel, int batchBytes) throws IOException {
        List<MappedByteBuffer> slots = new ArrayList<>();
        for (long start = 0; start + batchBytes <= channel.size(); start += batchBytes) {
            slots.add(channel.map(FileChannel.MapMode.READ_WRITE, start, batchBytes));
        }
        return List.copyOf(slots);
    }
}
