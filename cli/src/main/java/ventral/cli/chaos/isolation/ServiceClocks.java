package ventral.cli.chaos.isolation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wall clocks of services, which can be stepped while the services run. Each service loads libfaketime, which reads its
 * offset from a file every second. Monotonic clocks and times of files stay right.
 */
public final class ServiceClocks {

    /** Says what a machine lacks on which {@link #library} finds nothing. */
    public static final String MISSING =
            "libfaketime is not installed: apt-get install libfaketime, or another system's"
                    + " package of that library";

    private static final String FILE = "libfaketimeMT.so.1";
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/lib/faketime"), Path.of("/usr/lib64/faketime"), Path.of("/usr/local/lib/faketime"));
    private static final Path ARCHITECTURES = Path.of("/usr/lib");
    private static final String PRELOAD = "LD_PRELOAD";

    private final Path folder;
    private final Path library;

    /**
     * Creates clocks without offset.
     *
     * @param folder folder of the files of offsets, created if it is missing
     * @param library what {@link #library} returns
     */
    public ServiceClocks(Path folder, Path library) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.library = library;
    }

    /** Returns the library that shifts clocks; null if it is not installed. */
    public static @Nullable Path library() {
        for (Path folder : FOLDERS) {
            if (Files.exists(folder.resolve(FILE))) {
                return folder.resolve(FILE);
            }
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(ARCHITECTURES, "*-linux-gnu*")) {
            for (Path folder : folders) {
                Path file = folder.resolve("faketime").resolve(FILE);
                if (Files.exists(file)) {
                    return file;
                }
            }
        } catch (IOException e) {
            return null; // such as a system without that folder
        }
        return null;
    }

    /**
     * Returns the environment variables of a service.
     *
     * @param service a name for {@link #step}
     */
    public Map<String, String> environment(String service) throws IOException {
        step(service, Duration.ZERO);
        String before = System.getenv(PRELOAD);
        Map<String, String> environment = new HashMap<>();
        environment.put(PRELOAD, before == null || before.isEmpty() ? library.toString() : library + ":" + before);
        environment.put("FAKETIME_TIMESTAMP_FILE", file(service).toString());
        environment.put("FAKETIME_CACHE_DURATION", "1");
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // The library guesses that monotonic waits need a correction, with which they end at once.
        environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        environment.put("NO_FAKE_STAT", "1");
        return environment;
    }

    /** Sets the difference between a service's clock and the machine's. The service takes it within a second. */
    public void step(String service, Duration offset) throws IOException {
        Path draft = folder.resolve(service + ".draft");
        Files.writeString(draft, "%+d%n".formatted(offset.toSeconds()));
        Files.move(draft, file(service), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String service) {
        return folder.resolve(service);
    }
}
