package ventral.launcher.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether processes work in a folder. */
public final class WorkingDirectory {

    private static final Path PROCESSES = Path.of("/proc");

    private WorkingDirectory() {}

    /** Returns whether the folder is the working directory of a process of this user. */
    public static boolean isUsed(Path folder) throws IOException {
        Path real = folder.toRealPath();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, real)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
        } catch (IOException e) {
            return false; // it has ended, or belongs to another user
        }
    }
}
