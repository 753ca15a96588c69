package ventral.benchmarks;

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
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs processes that print their result as a line of JSON, the last line of their standard output. */
public final class JsonProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonProcess() {}

    /**
     * Starts a process, waits until it has ended, and returns the result that it prints. The process is stopped if this
     * program is stopped.
     *
     * @param otherLines receives the lines that are not a result
     * @throws IllegalStateException if the process cannot be started, fails, or prints no result
     */
    public static JsonNode run(ProcessBuilder builder, Consumer<String> otherLines) throws InterruptedException {
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
            JsonNode result = parsed(last);
            if (status != 0 || result.has("error")) {
                throw new IllegalStateException(
                        result.has("error")
                                ? result.get("error").asText()
                                : "%s ended with status %d".formatted(String.join(" ", builder.command()), status));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
            removeQuietly(end);
        }
    }

    /**
     * Runs a program of this class path in another JVM with the options of this one.
     *
     * @param otherLines receives the lines that are not a result
     * @throws IllegalStateException as {@link #run}
     */
    public static JsonNode runAgain(Class<?> program, List<String> arguments, Consumer<String> otherLines)
            throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return run(new ProcessBuilder(command), otherLines);
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
