package ventral.scorer.files.stimulus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusImages;
import ventral.scorer.assembly.StimulusSet;

/** Reads images from a folder and its subfolders. They were not presented to an animal. */
public final class StimulusImageFolder {

    private static final List<String> SUFFIXES = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

    private StimulusImageFolder() {}

    /**
     * Returns the first images by name.
     *
     * @param most maximum number of images
     * @throws IOException if the folder does not exist or has no images
     */
    public static StimulusSet read(Path folder, int most, double visualDegrees) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("there is no folder of images at %s".formatted(folder.toAbsolutePath()));
        }
        List<Stimulus> pictures;
        try (Stream<Path> files = Files.walk(folder)) {
            pictures = files.filter(StimulusImageFolder::isPicture)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .limit(most)
                    .map(name -> new Stimulus(name, Map.of()))
                    .toList();
        }
        if (pictures.isEmpty()) {
            throw new NoSuchFileException(
                    "there are no images (%s) in %s".formatted(String.join(", ", SUFFIXES), folder.toAbsolutePath()));
        }
        return new StimulusSet(
                folder.toString(), visualDegrees, pictures, stimulus -> picture(folder.resolve(stimulus.id())));
    }

    /** Returns images of a folder whose file names are in a column of the stimuli's table. */
    static StimulusImages in(Path folder, String column) {
        return stimulus -> picture(folder.resolve(stimulus.label(column)));
    }

    private static StimulusImage picture(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return StimulusImageReader.read(in);
        } catch (IOException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }
}
