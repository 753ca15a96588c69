package ventral.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.gl.GlPainter;
import ventral.render.gl.PanoramaFiles;
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

    @Option(names = "--photographs", description = "Folder of JPEG and PNG files for backgrounds.")
    @Nullable Path photographs;

    @Option(
            names = "--library",
            defaultValue = SceneSpec.DEFAULT_LIBRARY,
            description = "Object library (default ${DEFAULT-VALUE}).")
    String library;

    @Option(
            names = "--geometry",
            defaultValue = "UNIFORM",
            description = "How objects and camera are placed: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    GeometryProfile geometry;

    @Option(
            names = "--materials",
            description = "Which materials objects have: ${COMPLETION-CANDIDATES} (default: what the profile had).")
    @Nullable MaterialRule materials;

    @Option(
            names = "--background",
            description = "A kind of backgrounds: ${COMPLETION-CANDIDATES} (default: all there is material for).")
    List<BackgroundKind> backgrounds = List.of();

    Studio studio() {
        RenderConfig config = CommandConfig.read();
        return Studio.equip(
                Packs.libraries(config, new ProgressLine(System.err)),
                Optional.ofNullable(panoramas).or(config::panoramas),
                Optional.ofNullable(photographs).or(config::photographs));
    }

    /** A panorama for others to have behind their objects. */
    Optional<Path> firstPanorama() {
        return Optional.ofNullable(panoramas)
                .or(CommandConfig.read()::panoramas)
                .flatMap(PanoramaFiles::first);
    }

    StreamSpec spec() {
        return new StreamSpec(
                seed, (count + BATCH - 1) / BATCH * BATCH, imageSize, BATCH, scenes(), StreamSpec.DEFAULT_ENCODING);
    }

    SceneSpec scenes() {
        return new SceneSpec(
                library, geometry, Objects.requireNonNullElse(materials, geometry.defaultMaterials()), backgrounds);
    }

    GlPainter openPainter(Studio studio) {
        return studio.openPainter(library);
    }

    ImageStream stream(Studio studio, GlPainter painter) {
        return new ImageStream(spec(), studio.digest(spec(), scenes()), studio.sampler(scenes()), painter);
    }
}
