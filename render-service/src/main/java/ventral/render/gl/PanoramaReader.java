package ventral.render.gl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lwjgl.stb.STBImage;
import org.lwjgl.system.MemoryStack;
import ventral.render.surroundings.Panorama;

/** Reads Radiance {@code .hdr} panoramas. */
public final class PanoramaReader {

    private PanoramaReader() {}

    /**
     * Reads every {@code .hdr} file of a folder, by name.
     *
     * @throws IllegalArgumentException if there is no such file, one cannot be read, or two differ in size
     */
    public static List<Panorama> read(Path folder) {
        List<Path> files = list(folder);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no .hdr file is in the folder of panoramas %s".formatted(folder));
        }
        List<Panorama> panoramas = new ArrayList<>();
        for (Path file : files) {
            Panorama panorama = readOne(file);
            Panorama first = panoramas.isEmpty() ? panorama : panoramas.get(0);
            if (panorama.width() != first.width() || panorama.height() != first.height()) {
                throw new IllegalArgumentException("%s is %d x %d, but %s is %d x %d; panoramas must be of one size"
                        .formatted(
                                file,
                                panorama.width(),
                                panorama.height(),
                                files.get(0).getFileName(),
                                first.width(),
                                first.height()));
            }
            panoramas.add(panorama);
        }
        return panoramas;
    }

    /** Returns the first {@code .hdr} file of a folder. */
    public static Optional<Path> first(Path folder) {
        return list(folder).stream().findFirst();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".hdr")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of panoramas %s cannot be read".formatted(folder), e);
        }
    }

    private static Panorama readOne(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.hdr$", "");
        try (MemoryStack stack = MemoryStack.stackPush()) {
            var width = stack.mallocInt(1);
            var height = stack.mallocInt(1);
            FloatBuffer pixels = STBImage.stbi_loadf(file.toString(), width, height, stack.mallocInt(1), 3);
            if (pixels == null) {
                throw new IllegalArgumentException(
                        "%s is not a Radiance panorama: %s".formatted(file, STBImage.stbi_failure_reason()));
            }
            try {
                float[] rgb = new float[pixels.remaining()];
                pixels.get(rgb);
                return Panorama.of(name, width.get(0), height.get(0), rgb);
            } finally {
                STBImage.stbi_image_free(pixels.rewind());
            }
        }
    }
}
