package ventral.launcher.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a system stores its data between starts. One process at a time holds it, until it is closed. Other
 * users have no access, unless the folder belongs to one of them.
 */
public final class DataFolder implements AutoCloseable {

    private static final String LAYOUT = "ventral data folder, layout 1\n";
    private static final String REFERENCES = "references";
    private static final String INITIAL_WEIGHTS = "initial-weights";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the folder if it is missing, and locks it. Denies other users access to a folder of this user.
     *
     * @param say receives a message if other users had access to the folder
     * @throws LaunchException if another process holds the folder, it is not a data folder, or it cannot be written
     */
    public static DataFolder open(Path folder, Consumer<String> say) throws LaunchException {
        Path root = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new LaunchException("%s is a file, not a folder: choose another with --data".formatted(root));
            }
            PrivateFiles.createFolder(root);
            checkLayout(root);
            if (PrivateFiles.restrictFolder(root)) {
                say.accept("other users had access to %s: its mode is now 0700".formatted(root));
            }
            FileChannel lock = take(root);
            for (String part : new String[] {"logs", "pids", "artifacts", INITIAL_WEIGHTS, REFERENCES}) {
                Files.createDirectories(root.resolve(part));
            }
            return new DataFolder(root, lock);
        } catch (IOException e) {
            throw new LaunchException(
                    "data folder %s cannot be written (%s): choose another with --data".formatted(root, e), e);
        }
    }

    /**
     * Creates the folder of reference networks in a data folder. A running system may hold the data folder meanwhile.
     *
     * @throws LaunchException if the folder is not a data folder, or cannot be written
     */
    public static Path makeReferences(Path folder) throws LaunchException {
        Path root = folder.toAbsolutePath().normalize();
        try {
            PrivateFiles.createFolder(root);
            checkLayout(root);
            return Files.createDirectories(root.resolve(REFERENCES));
        } catch (IOException e) {
            throw new LaunchException(
                    "data folder %s cannot be written (%s): choose another with --data".formatted(root, e), e);
        }
    }

    private static void checkLayout(Path root) throws IOException, LaunchException {
        Path marker = root.resolve("layout");
        if (!Files.exists(marker)) {
            try (Stream<Path> inside = Files.list(root)) {
                if (inside.findAny().isPresent()) {
                    throw new LaunchException(
                            "%s contains other files and is not a data folder of Ventral: choose another with --data"
                                    .formatted(root));
                }
            }
            Files.writeString(marker, LAYOUT);
        } else if (!Files.readString(marker).equals(LAYOUT)) {
            throw new LaunchException(
                    "%s contains '%s', but this version requires '%s': choose another folder with --data"
                            .formatted(marker, Files.readString(marker).strip(), LAYOUT.strip()));
        }
    }

    private static FileChannel take(Path root) throws IOException, LaunchException {
        Path file = root.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new LaunchException(
                    "data folder %s is in use by a running system, process %s: stop it with Ctrl-C or 'kill %s', or choose another folder with --data and other ports with --port-base"
                            .formatted(root, holder, holder));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path root() {
        return root;
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Returns the folder in which the trainer stores weights. */
    public Path artifacts() {
        return root.resolve("artifacts");
    }

    /** Returns the folder of initial weights. Trainers take them from it unless they are configured with another. */
    public Path initialWeights() {
        return root.resolve(INITIAL_WEIGHTS);
    }

    /** Returns the folder of reference networks. The scorer uses it unless it is configured with another. */
    public Path references() {
        return root.resolve(REFERENCES);
    }

    public Path broker() {
        return root.resolve("kafka");
    }

    public Path database() {
        return root.resolve("postgresql");
    }

    /** Returns the file that identifies the process of a component, so that a later start finds an orphan. */
    public Path pidFile(Endpoint part) {
        return root.resolve("pids").resolve(part.label());
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
