package ventral.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.cli.study.drawing.SvgWriter;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;

/** Runs the load test on a temporary system, and draws what it sampled. */
final class LoadBench {

    static final String NAME = "load";

    /** Exit status of the program if it has found a quantity that grows; higher ones are failures of its own. */
    private static final String SAMPLES = "samples.csv";

    private static final int GROWTH = 1;

    private static final String OUTPUT = "--output";
    private static final String REPORT = "--report";

    private static final List<String> WITHOUT_SYSTEM = List.of("--help", "-h", "--version", "-V", REPORT);

    /** The client of the gateway, which also holds the watchers. */
    private static final BenchmarkLauncher PROGRAM = new BenchmarkLauncher(
            "gateway", "ventral.benchmarks.load.LoadBenchMain", List.of("-Xmx512m", "-XX:+UseSerialGC"), Map.of());

    private LoadBench() {}

    /**
     * Runs the load test and returns its exit status.
     *
     * @param arguments arguments after {@code bench load}
     */
    static int run(List<String> arguments) throws CommandException, LaunchException, IOException, InterruptedException {
        Path home = LocalOptions.home();
        Path output = output(arguments, home);
        List<String> whole = new ArrayList<>(List.of(NAME));
        whole.addAll(withoutOutput(arguments));
        whole.addAll(List.of(OUTPUT, output.toString()));
        List<String> command = PROGRAM.command(home, whole);
        if (!needsSystem(arguments) && !arguments.contains(REPORT)) {
            return PROGRAM.start(command).waitFor();
        }
        int status;
        if (needsSystem(arguments)) {
            int invalid = PROGRAM.start(validation(command)).waitFor();
            if (invalid != 0) {
                return invalid;
            }
            status = runOnSystem(command, home, output);
        } else {
            status = PROGRAM.start(command).waitFor();
        }
        if (status <= GROWTH && Files.exists(output.resolve(SAMPLES))) {
            draw(output);
        }
        return status;
    }

    static boolean needsSystem(List<String> arguments) {
        return arguments.stream().noneMatch(WITHOUT_SYSTEM::contains);
    }

    /** Returns the command that only checks the options of another, so that a wrong one is refused before a start. */
    static List<String> validation(List<String> command) {
        List<String> validation = new ArrayList<>(command);
        validation.add("--validate-only");
        return validation;
    }

    /** Returns the folder that the arguments name, or the usual one. */
    static Path output(List<String> arguments, Path home) {
        Path output = home.resolve("target/load");
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OUTPUT + "=")) {
                output = Path.of(argument.substring(OUTPUT.length() + 1));
            } else if (argument.equals(OUTPUT) && i + 1 < arguments.size()) {
                output = Path.of(arguments.get(i + 1));
            }
        }
        return output.toAbsolutePath().normalize();
    }

    /** Returns the arguments without the folder, because the program accepts it once. */
    static List<String> withoutOutput(List<String> arguments) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(OUTPUT)) {
                i++;
            } else if (!argument.startsWith(OUTPUT + "=")) {
                others.add(argument);
            }
        }
        return others;
    }

    private static int runOnSystem(List<String> command, Path home, Path output)
            throws LaunchException, IOException, InterruptedException {
        Files.createDirectories(output);
        Files.deleteIfExists(output.resolve(SAMPLES)); // of an earlier run
        return BenchSystem.run(
                PROGRAM,
                command,
                home,
                output.resolve("data"),
                system -> List.of(
                        "--gateway-management", system.address(Endpoint.MANAGEMENT),
                        "--renderer", system.address(Endpoint.RENDERER),
                        "--trainer", system.address(Endpoint.TRAINER),
                        "--scorer", system.address(Endpoint.SCORER)));
    }

    private static void draw(Path output) throws IOException {
        Path samples = output.resolve(SAMPLES);
        Path figure = output.resolve("load.svg");
        Files.writeString(figure, SvgWriter.of(LoadFigure.of(Files.readAllLines(samples))));
        System.out.println("Samples in %s, drawn in %s".formatted(samples, figure));
    }
}
