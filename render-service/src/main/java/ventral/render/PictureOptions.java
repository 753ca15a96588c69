package ventral.render;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.contract.spec.StreamSpec;
import ventral.render.gl.GlPainter;
import ventral.render.stream.ImageStream;

/** Which pictures of which stream. */
@SuppressWarnings("NullAway.Init")
final class PictureOptions {

    private static final int BATCH = 8;

    @Option(names = "--seed", defaultValue = "0", description = "Seed of the stream (default ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--count",
            defaultValue = "64",
            description = "Pictures, rounded up to a multiple of 8 (default ${DEFAULT-VALUE}).")
    int count;

    @Option(
            names = "--image-size",
            defaultValue = "64",
            description = "Width and height in pixels (default ${DEFAULT-VALUE}).")
    int imageSize;

    @Option(names = "--panoramas", description = "Folder of Radiance .hdr files for backgrounds and light.")
    @Nullable Path panoramas;

    Studio studio() {
        return Studio.equip(Optional.ofNullable(panoramas));
    }

    StreamSpec spec() {
        return new StreamSpec(seed, (count + BATCH - 1) / BATCH * BATCH, imageSize, BATCH);
    }

    ImageStream stream(Studio studio, GlPainter painter) {
        return new ImageStream(spec(), studio.sampler(), painter);
    }
}
