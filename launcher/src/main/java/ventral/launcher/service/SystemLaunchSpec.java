package ventral.launcher.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.launcher.component.Ports;
import ventral.launcher.process.LogLimit;

/**
 * Specifies which system to launch.
 *
 * @param home the project's folder, in which the services are built
 * @param data folder of the data that the system stores between starts
 * @param panoramas folder of {@code .hdr} files for backgrounds and light; null for textured rooms
 * @param javaOptions for every service, as this Java version requires them
 * @param logs limit of the logs of each component
 * @param scorerEnvironment variables of the scorer, besides those that the launcher sets
 */
public record SystemLaunchSpec(
        Path home,
        Path data,
        Ports ports,
        @Nullable Path panoramas,
        List<String> javaOptions,
        LogLimit logs,
        Map<String, String> scorerEnvironment) {

    /**
     * First Java version that warns of native libraries unless an option allows them. From the version below, Java also
     * warns of the memory access that Netty uses.
     */
    private static final int NATIVE_ACCESS_VERSION = 22;

    private static final int UNSAFE_MEMORY_VERSION = 23;

    public SystemLaunchSpec {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        panoramas = panoramas == null ? null : panoramas.toAbsolutePath().normalize();
        javaOptions = List.copyOf(javaOptions);
        scorerEnvironment = Map.copyOf(scorerEnvironment);
    }

    /** Creates a specification with the default limit of logs, and no variables of the scorer. */
    public SystemLaunchSpec(Path home, Path data, Ports ports, @Nullable Path panoramas, List<String> javaOptions) {
        this(home, data, ports, panoramas, javaOptions, LogLimit.DEFAULT, Map.of());
    }

    /** Returns this specification with another limit of logs. */
    public SystemLaunchSpec with(LogLimit limit) {
        return new SystemLaunchSpec(home, data, ports, panoramas, javaOptions, limit, scorerEnvironment);
    }

    /** Returns a specification with the options that services need on the current Java version. */
    public static SystemLaunchSpec onThisJava(Path home, Path data, Ports ports, @Nullable Path panoramas) {
        int version = Runtime.version().feature();
        List<String> options = new ArrayList<>();
        if (version >= NATIVE_ACCESS_VERSION) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= UNSAFE_MEMORY_VERSION) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return new SystemLaunchSpec(home, data, ports, panoramas, options);
    }

    /** Returns this specification with additional environment variables of the scorer. */
    public SystemLaunchSpec withScorerEnvironment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(scorerEnvironment);
        all.putAll(more);
        return new SystemLaunchSpec(home, data, ports, panoramas, javaOptions, logs, all);
    }
}
