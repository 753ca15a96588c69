package ventral.cli.local;

import java.nio.file.Path;
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

    /** From this version on Java warns of native libraries unless it is told that they are wanted. */
    private static final int NATIVE_ACCESS_VERSION = 22;

    public SystemPlan {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        panoramas = panoramas.map(folder -> folder.toAbsolutePath().normalize());
        javaOptions = List.copyOf(javaOptions);
    }

    /** With the options that services need on the Java that runs this. */
    public static SystemPlan onThisJava(Path home, Path data, Ports ports, Optional<Path> panoramas) {
        boolean warns = Runtime.version().feature() >= NATIVE_ACCESS_VERSION;
        return new SystemPlan(
                home, data, ports, panoramas, warns ? List.of("--enable-native-access=ALL-UNNAMED") : List.of());
    }
}
