package ventral.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
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
        Path home = LocalOptions.home();
        BenchmarkLauncher program = program();
        List<String> whole = new ArrayList<>(
                List.of(NAME, "--peer-folder", home.resolve("benchmarks/peers").toString()));
        whole.addAll(arguments);
        List<String> command = program.command(home, whole);
        if (!needsBroker(arguments)) {
            return program.start(command).waitFor();
        }
        try (TemporaryBroker broker = TemporaryBroker.start()) {
            command.addAll(List.of(KAFKA, broker.address()));
            return new BenchProcess(program.start(command), broker::close).await();
        }
    }

    static boolean needsBroker(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.split("=", 2)[0])
                .noneMatch(argument -> argument.equals(KAFKA) || WITHOUT_BROKER.contains(argument));
    }

    /** Returns a launcher with the trainer's settings in a local system. */
    private static BenchmarkLauncher program() throws LaunchException {
        return new BenchmarkLauncher(
                "trainer-service",
                "ventral.benchmarks.train.TrainerBenchMain",
                List.of(
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.graph_optimizer=false"),
                TorchEnvironment.ofTraining());
    }
}
