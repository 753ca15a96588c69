package ventral.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Holds inputs in files, for decoders that read a path. The files are deleted when the process ends. */
public final class InputFile {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final List<Path> CREATED = Collections.synchronizedList(new ArrayList<>());
    private static final Path FOLDER = createFolder();

    private InputFile() {}

    private static Path createFolder() {
        try {
            Path folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "ventral-fuzz")
                    : Files.createTempDirectory("ventral-fuzz");
            CREATED.add(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(InputFile::deleteAll));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll() {
        for (int i = CREATED.size() - 1; i >= 0; i--) {
            CREATED.get(i).toFile().delete();
        }
    }

    /** Returns a path of that name in a folder of this process, which is created with its parents. */
    public static Path path(String name) {
        Path path = FOLDER.resolve(name);
        try {
            Path parent = path.getParent();
            if (!Files.exists(parent)) {
                Files.createDirectories(parent);
                CREATED.add(parent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!CREATED.contains(path)) {
            CREATED.add(path);
        }
        return path;
    }

    /** Writes an input to a file of that name, replacing the previous input. */
    public static Path of(String name, byte[] input) throws IOException {
        return Files.write(path(name), input);
    }
}
