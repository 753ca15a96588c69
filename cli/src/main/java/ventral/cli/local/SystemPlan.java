package ventral.cli.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What system to start.
 *
 * @param home the project's folder, in which the services are built
 * @param data what the system keeps between starts
 * @param panoramas folder of {@code .hdr} files for backgrounds and light
 * @param javaOptions for every service, as this Java version wants them
 */
public record SystemPlan(Path home, Path data, Ports ports, Optional<Path> panoramas, List<String> javaOptions) {

    /** From these versions on Java warns of native libraries, and of what Netty does, unless told that it is wanted. */
    private static final int NATIVE_ACCESS_VERSION = 22;

    private static final int UNSAFE_MEMORY_VERSION = 23;

    public SystemPlan {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        panoramas = panoramas.map(folder -> folder.toAbsolutePath().normalize());
        javaOptions = List.copyOf(javaOptions);
    }

    /** With the options that services need on the Java that runs this. */
    public static SystemPlan onThisJava(Path home, Path data, Ports ports, Optional<Path> panoramas) {
        int version = Runtime.version().feature();
        List<String> options = new ArrayList<>();
        if (version >= NATIVE_ACCESS_VERSION) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= UNSAFE_MEMORY_VERSION) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return new SystemPlan(home, data, ports, panoramas, options);
    }
}
