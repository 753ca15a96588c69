package ventral.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ventral.cli.local.LocalFailure;
import ventral.cli.local.TorchEnvironment;

/** Has the scorer measure itself. */
final class ScoreBench {

    static final String NAME = "score";

    private ScoreBench() {}

    /** @param arguments what follows {@code bench score} */
    static int run(List<String> arguments) throws LocalFailure, IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("bench", NAME));
        whole.addAll(List.of(
                "--peer",
                LocalOptions.home()
                        .resolve("scorer-service/peers/sklearn_pls.py")
                        .toString()));
        whole.addAll(arguments);
        return scorer().run(whole);
    }

    /** As the scorer runs in a system on this machine, with memory for many features. */
    private static ServiceCommands scorer() {
        return new ServiceCommands(
                "scorer-service",
                List.of(
                        "-Xmx3g",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.graph_optimizer=false"),
                TorchEnvironment.ofScoring(LocalOptions.home().resolve("target/djl")));
    }
}
