package ventral.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the commands of a guide in a temporary folder and checks that their output is as the guide says. */
final class GuideRunner {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LEFT_OUT = "…";
    private static final String INTERRUPT = "^C";
    private static final String HAPPENING = "# ";

    private final Path folder;
    private final String path;
    private final UnaryOperator<String> addresses;
    private final Map<String, Runnable> happenings;

    /**
     * Creates the runner.
     *
     * @param programs folder that is searched for programs before the PATH
     * @param addresses replaces the addresses in the guide by the actual ones
     * @param happenings actions for the events that lines after {@code #} announce
     */
    GuideRunner(Path folder, Path programs, UnaryOperator<String> addresses, Map<String, Runnable> happenings) {
        this.folder = folder;
        this.path = programs + File.pathSeparator + System.getenv("PATH");
        this.addresses = addresses;
        this.happenings = happenings;
    }

    void follow(Guide.Section section) throws IOException, InterruptedException {
        for (Guide.Step step : section.steps()) {
            if (step instanceof Guide.Script script) {
                Files.writeString(folder.resolve(script.name()), addresses.apply(script.text()));
            } else if (step instanceof Guide.Command command) {
                run(command);
            }
        }
    }

    private void run(Guide.Command command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", addresses.apply(command.text()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PATH", path);
        Process process = builder.start();
        try {
            StringBuilder expected = new StringBuilder();
            for (String line : command.seen()) {
                if (line.equals(INTERRUPT)) {
                    awaitOutput(command, output, expected);
                    return;
                } else if (line.startsWith(HAPPENING)) {
                    awaitOutput(command, output, expected);
                    Objects.requireNonNull(happenings.get(line.substring(HAPPENING.length())), line)
                            .run();
                } else {
                    expected.append(pattern(line));
                }
            }
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            check(command, output, expected);
            assertThat(ended).as("%s ends", command.text()).isTrue();
        } finally {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void awaitOutput(Guide.Command command, Path output, CharSequence expected) {
        await().atMost(PATIENCE).untilAsserted(() -> check(command, output, expected));
    }

    private static void check(Guide.Command command, Path output, CharSequence expected) throws IOException {
        String shown = Files.readString(output).replace("\r", "");
        String lines = shown.isEmpty() || shown.endsWith("\n") ? shown : shown + "\n";
        assertThat(lines).as(command.text()).matches(expected.toString());
    }

    private String pattern(String line) {
        if (line.equals(LEFT_OUT)) {
            return "(?:.*\n)*?";
        }
        return Stream.of(addresses.apply(line).split(LEFT_OUT, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"))
                + "\n";
    }
}
