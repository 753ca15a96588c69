package ventral.cli.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.cli.output.CommandException;
import ventral.launcher.process.ChildProcess;

/**
 * Launches a program of the module {@code benchmarks} on this terminal. Its class path is that of the service that it
 * measures, as the service is packaged.
 *
 * @param service module name of the service
 * @param program main class
 * @param options options of {@code java}
 */
record BenchmarkLauncher(String service, String program, List<String> options, Map<String, String> environment) {

    private static final Path PROGRAMS = Path.of("benchmarks", "target", "ventral-benchmarks.jar");

    /** Log manager of a packaged service, whose libraries write their logs through it. */
    private static final String LOG_MANAGER = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";

    /**
     * Returns the command that runs the program, a list to which arguments can be added.
     *
     * @param home the project's folder, in which programs and services are built
     * @throws CommandException if they are not built, as in a container
     */
    List<String> command(Path home, List<String> arguments) throws CommandException {
        Path application = home.resolve(service).resolve("target/quarkus-app");
        Path programs = home.resolve(PROGRAMS);
        for (Path jar : List.of(programs, application.resolve("quarkus-run.jar"))) {
            if (!Files.exists(jar)) {
                throw new CommandException(
                        "the benchmarks are not built, because %s does not exist: run ./ventral bench in a clone of the project, which builds them; container images do not hold them"
                                .formatted(jar));
            }
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(LOG_MANAGER);
        command.addAll(List.of("-cp", classPath(programs, application), program));
        command.addAll(arguments);
        return command;
    }

    private static String classPath(Path programs, Path application) {
        return String.join(
                File.pathSeparator,
                programs.toString(),
                programs.resolveSibling("lib") + "/*",
                application + "/app/*",
                application + "/lib/main/*",
                application + "/lib/boot/*");
    }

    /** Starts a command in this launcher's environment. The program ends with this JVM, however that ends. */
    Process start(List<String> command) throws IOException {
        return ChildProcess.startOnTerminal(command, environment, ChildProcess.Signal.TERM);
    }
}
