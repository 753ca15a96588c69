package ventral.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;

/**
 * Launches commands of a service's own program on this terminal.
 *
 * @param service module name
 * @param options options of {@code java}
 */
public record ServiceLauncher(String service, List<String> options, Map<String, String> environment) {

    public static final ServiceLauncher RENDERER = new ServiceLauncher("render-service", List.of(), Map.of());

    /** Runs a command and returns its exit status. */
    public int run(List<String> command) throws CommandException, IOException, InterruptedException {
        return start(command).waitFor();
    }

    public Process start(List<String> command) throws CommandException, IOException {
        Path jar = LocalOptions.home().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CommandException(
                    "%s is not built, because %s does not exist: start this program with ./ventral, which builds it"
                            .formatted(service, jar));
        }
        List<String> whole = new ArrayList<>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.addAll(options);
        whole.addAll(List.of("-jar", jar.toString()));
        whole.addAll(command);
        ProcessBuilder process = new ProcessBuilder(whole).inheritIO();
        process.environment().putAll(environment);
        return process.start();
    }
}
