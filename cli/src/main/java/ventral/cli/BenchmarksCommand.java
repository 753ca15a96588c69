package ventral.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import ventral.cli.local.LocalFailure;

@Command(
        name = "benchmarks",
        usageHelpWidth = Terminal.HELP_COLUMNS,
        description = "Says which benchmarks are ready on this machine, and fetches recordings;"
                + " 'ventral benchmarks --help' says more.")
final class BenchmarksCommand implements Callable<Integer> {

    private static final String FOLDER = "--folder";

    /** A recording is read in pieces; its means and the stimuli's table are held. Java 22 and later call a pipe a console. */
    private static final ServiceCommands SCORER =
            new ServiceCommands("scorer-service", List.of("-Xmx1g", "-Djdk.console=java.base"), Map.of());

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws LocalFailure, IOException, InterruptedException {
        return SCORER.run(command(LocalOptions.home(), arguments));
    }

    /** @param arguments what follows {@code benchmarks} */
    static List<String> command(Path home, List<String> arguments) {
        List<String> whole = new ArrayList<>(List.of("benchmarks"));
        if (arguments.stream().map(argument -> argument.split("=", 2)[0]).noneMatch(FOLDER::equals)) {
            whole.addAll(
                    List.of(FOLDER, home.resolve("scorer-service/benchmarks").toString()));
        }
        whole.addAll(arguments);
        return whole;
    }
}
