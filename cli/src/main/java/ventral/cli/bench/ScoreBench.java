package ventral.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.cli.service.ServiceLauncher;
import ventral.launcher.service.TorchEnvironment;

/** Runs the scorer's benchmark. */
final class ScoreBench {

    static final String NAME = "score";

    private ScoreBench() {}

    /**
     * Runs the benchmark and returns its exit status.
     *
     * @param arguments arguments after {@code bench score}
     */
    static int run(List<String> arguments) throws CommandException, IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("bench", NAME));
        whole.addAll(List.of(
                "--peer",
                LocalOptions.home()
                        .resolve("scorer-service/peers/sklearn_pls.py")
                        .toString()));
        whole.addAll(arguments);
        return scorer().run(whole);
    }

    /** Returns a launcher with the scorer's settings in a local system, and heap for many features. */
    private static ServiceLauncher scorer() {
        return new ServiceLauncher(
                "scorer-service",
                List.of(
                        "-Xmx3g",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.graph_optimizer=false"),
                TorchEnvironment.ofScoring(LocalOptions.home().resolve("target/djl")));
    }
}
