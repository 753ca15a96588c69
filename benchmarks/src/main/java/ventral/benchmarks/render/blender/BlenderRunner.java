package ventral.benchmarks.render.blender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ventral.render.geometry.Camera;
import ventral.render.scene.Scene;

/** Measures Blender's rendering speed. Blender runs under Xvfb, which those of its engines that use OpenGL need. */
public final class BlenderRunner {

    private static final String REMEDY = "on Debian: apt-get install blender xvfb xauth";
    private static final String SCRIPT = "peer.py";
    private static final int LAST_LINES = 8;

    private BlenderRunner() {}

    /** The speed of one Blender engine. */
    public record EngineSpeed(String engine, int pictureCount, double picturesPerSecond) {}

    /**
     * Renders scenes into JPEG files and measures the time, excluding the time to read the models.
     *
     * @param size width and height in pixels
     * @param panorama panorama for background and light; if null, the sky is grey
     * @param speeds receives each engine's speed as soon as it is known
     * @throws BlenderUnavailableException if Blender is not installed, or fails
     */
    public static void time(List<Scene> scenes, int size, @Nullable Path panorama, Consumer<EngineSpeed> speeds)
            throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("ventral-blender");
            try {
                SceneFolderWriter.write(scenes, folder);
                run(folder, size, panorama, speeds);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the scenes for Blender cannot be written", e);
        }
    }

    private static void run(Path folder, int size, @Nullable Path panorama, Consumer<EngineSpeed> speeds)
            throws IOException, InterruptedException {
        Path script = folder.resolve(SCRIPT);
        try (InputStream resource = Objects.requireNonNull(BlenderRunner.class.getResourceAsStream(SCRIPT))) {
            Files.copy(resource, script);
        }
        Process process = start(List.of(
                "xvfb-run",
                "--auto-servernum",
                "blender",
                "--background",
                "--factory-startup",
                "-noaudio",
                "--python-exit-code",
                "1",
                "--python",
                script.toString(),
                "--",
                folder.toString(),
                Integer.toString(size),
                Float.toString(Camera.FIELD_OF_VIEW_DEGREES),
                panorama == null ? "" : panorama.toAbsolutePath().toString()));
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split("\t", -1);
                if (words[0].equals("SPEED")) {
                    int count = Integer.parseInt(words[2]);
                    speeds.accept(new EngineSpeed(words[1], count, count / Double.parseDouble(words[3])));
                }
                last.add(line);
                if (last.size() > LAST_LINES) {
                    last.remove();
                }
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new BlenderUnavailableException(
                        "Blender under Xvfb ended with %d: %s; it needs %s".formatted(status, last, REMEDY));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BlenderUnavailableException("there is no %s; %s".formatted(command.get(0), REMEDY), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException failure) throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
