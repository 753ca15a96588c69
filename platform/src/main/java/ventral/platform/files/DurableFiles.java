package ventral.platform.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Gives completely written files their names, so that both survive a crash of the machine. */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Renames a file within its folder and replaces a file of the new name. When this method returns, the content and
     * the name are on disk.
     *
     * @throws IOException if the file cannot be written to disk or renamed
     */
    public static void publish(Path unfinished, Path finished) throws IOException {
        try (FileChannel content = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel entry = FileChannel.open(finished.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            entry.force(true); // so that the new name survives a crash, too
        }
    }
}
