package ventral.cli.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.launcher.component.LaunchException;
import ventral.launcher.service.TorchEnvironment;

/** Launches commands of the scorer with the benchmarks of this installation. */
public final class ScorerLauncher {

    private static final String FOLDER = "--folder";
    private static final List<String> HELP = List.of("--help", "-h");

    private ScorerLauncher() {}

    /** Runs a command that works with benchmarks; without arguments, its help. */
    public static int run(List<String> command, List<String> arguments)
            throws CommandException, LaunchException, IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        if (arguments.isEmpty()) {
            whole.add("--help");
        }
        whole.addAll(arguments);
        boolean isSaid = arguments.stream().anyMatch(argument -> argument.split("=", 2)[0].equals(FOLDER));
        if (!isSaid && !arguments.isEmpty() && arguments.stream().noneMatch(HELP::contains)) {
            whole.addAll(List.of(
                    FOLDER,
                    LocalOptions.home().resolve("scorer-service/benchmarks").toString()));
        }
        return scorer().run(whole);
    }

    /** Returns a launcher with the scorer's settings in a local system, and heap for many features. */
    public static ServiceLauncher scorer() throws LaunchException {
        return new ServiceLauncher(
                "scorer-service",
                List.of(
                        "-Xmx3g",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.graph_optimizer=false"),
                TorchEnvironment.ofScoring());
    }
}
