package ventral.benchmarks.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ventral.benchmarks.JsonProcess;

/** Starts measurement processes, one at a time. Each prints its result as a line of JSON. */
final class MeasurementProcess {

    /** Prefix of environment variables that configure the C library's allocator; training is faster with them. */
    private static final String ALLOCATOR = "MALLOC_";

    private static final String WAITING = "OMP_WAIT_POLICY";

    /** The environment variables that the peer inherits from this process. */
    enum PeerEnvironment {
        /** The environment of a user: without our settings. */
        PLAIN,
        /** The environment of a user with our settings of the allocator. */
        OUR_ALLOCATOR;

        private void strip(Map<String, String> environment) {
            environment.remove(WAITING);
            if (this == PLAIN) {
                environment.keySet().removeIf(name -> name.startsWith(ALLOCATOR));
            }
        }

        static boolean differ() {
            return System.getenv().keySet().stream().anyMatch(name -> name.startsWith(ALLOCATOR));
        }
    }

    private MeasurementProcess() {}

    /** Runs one of this program's own commands in another JVM with the same options. */
    static JsonNode ours(List<String> arguments, Consumer<String> otherLines) throws InterruptedException {
        return JsonProcess.runAgain(TrainerBenchMain.class, arguments, otherLines);
    }

    static JsonNode peer(List<String> command, PeerEnvironment surroundings) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        surroundings.strip(builder.environment());
        return JsonProcess.run(builder, line -> {});
    }
}
