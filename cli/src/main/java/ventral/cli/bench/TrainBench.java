package ventral.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.cli.service.ServiceLauncher;
import ventral.launcher.TemporaryBroker;
import ventral.launcher.component.LaunchException;
import ventral.launcher.service.TorchEnvironment;

/** Runs the trainer's benchmark with a temporary broker. */
final class TrainBench {

    static final String NAME = "train";

    private static final String KAFKA = "--kafka";

    /** Arguments that need no broker: help, and benchmarks without a stream. */
    private static final List<String> WITHOUT_BROKER = List.of("--help", "-h", "--version", "-V", "--learning-curve");

    private TrainBench() {}

    /**
     * Runs the benchmark and returns its exit status.
     *
     * @param arguments arguments after {@code bench train}
     */
    static int run(List<String> arguments) throws CommandException, LaunchException, IOException, InterruptedException {
        ServiceLauncher trainer = trainer();
        if (!needsBroker(arguments)) {
            return trainer.run(command(arguments, List.of()));
        }
        try (TemporaryBroker broker = TemporaryBroker.start()) {
            Process process = trainer.start(command(arguments, List.of(KAFKA, broker.address())));
            return new BenchProcess(process, broker::close).await();
        }
    }

    static boolean needsBroker(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.split("=", 2)[0])
                .noneMatch(argument -> argument.equals(KAFKA) || WITHOUT_BROKER.contains(argument));
    }

    private static List<String> command(List<String> arguments, List<String> more) {
        List<String> whole = new ArrayList<>(List.of("bench", NAME));
        whole.addAll(List.of(
                "--peer-folder",
                LocalOptions.home().resolve("trainer-service/benchmarks").toString()));
        whole.addAll(more);
        whole.addAll(arguments);
        return whole;
    }

    /** Returns a launcher with the trainer's settings in a local system. */
    private static ServiceLauncher trainer() {
        return new ServiceLauncher(
                "trainer-service",
                List.of(
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.graph_optimizer=false"),
                TorchEnvironment.ofTraining(LocalOptions.home().resolve("target/djl")));
    }
}
