package ventral.trainer.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Starts measurement processes, one at a time. Each prints its result as a line of JSON. */
final class MeasurementProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", System.getProperty("java.class.path")));
        command.addAll(arguments);
        return answer(new ProcessBuilder(command), otherLines);
    }

    static JsonNode peer(List<String> command, PeerEnvironment surroundings) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        surroundings.strip(builder.environment());
        return answer(builder, line -> {});
    }

    /**
     * Starts a process and returns the result that it prints.
     *
     * @param otherLines receives the lines that are not a result
     * @throws IllegalStateException if the process cannot be started, fails, or prints no result
     */
    private static JsonNode answer(ProcessBuilder builder, Consumer<String> otherLines) throws InterruptedException {
        Process process;
        try {
            process = builder.redirectError(Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s cannot be started: %s".formatted(builder.command().get(0), e), e);
        }
        Thread end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            String last = "";
            try (BufferedReader out = process.inputReader();
                    Stream<String> lines = out.lines()) {
                for (String line : (Iterable<String>) lines::iterator) {
                    last = line;
                    if (!line.startsWith("{")) {
                        otherLines.accept(line);
                    }
                }
            }
            int status = process.waitFor();
            JsonNode answer = parsed(last);
            if (status != 0 || answer.has("error")) {
                throw new IllegalStateException(
                        answer.has("error")
                                ? answer.get("error").asText()
                                : "%s ended with status %d".formatted(String.join(" ", builder.command()), status));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
            removeQuietly(end);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return line.startsWith("{") ? JSON.readTree(line) : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the process printed no result, but " + line, e);
        }
    }

    private static void removeQuietly(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is shutting down, and the hook stops the process
        }
    }
}
