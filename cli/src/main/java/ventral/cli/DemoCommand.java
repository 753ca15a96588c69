package ventral.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.experiment.ExperimentClient;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.experiment.ExperimentSpec;
import ventral.cli.experiment.ScalingCurvePlots;
import ventral.cli.experiment.ScoreTables;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.local.CommandException;
import ventral.contract.latent.Objective;
import ventral.type.v1.RunState;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        sortOptions = false,
        defaultValueProvider = DemoDefaults.class,
        description = {
            "Renders images, trains networks, scores them and draws scaling curves, in minutes.",
            "",
            "Renders a stream of images, trains a network for each objective and dataset size, scores every",
            "checkpoint, and draws the curves. With its defaults it takes less than ten minutes on two cores.",
            "Uses the system of --gateway, or the one that runs at the port base; if there is none, starts one",
            "and stops it at the end.",
            "A repeated demo continues where the last one stopped. It runs the study studies/demo.yaml."
        },
        footer = {"", "Example:", "  ./ventral demo --objectives distance,category --images 512,2048"})
final class DemoCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Option(names = "--name", description = "name of the stream and the sweep (default: ${DEFAULT-VALUE})")
    private String name = "";

    @Option(
            names = "--objectives",
            paramLabel = "ID",
            split = ",",
            description = {
                "sets of latents to learn, such as distance-rotation (default: ${DEFAULT-VALUE});",
                "the latents are distance, translation, rotation, category, identity"
            })
    private List<String> objectives = List.of();

    @Option(
            names = "--images",
            paramLabel = "N",
            split = ",",
            description = "dataset sizes, multiples of the batch size (default: ${DEFAULT-VALUE})")
    private List<Long> images = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            description = "seeds of the initial weights (default: ${DEFAULT-VALUE})")
    private List<Long> seeds = List.of();

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the images (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--checkpoints-per-decade",
            paramLabel = "N",
            description = "checkpoints for each factor of ten in images seen (default: ${DEFAULT-VALUE})")
    private int checkpointsPerDecade;

    @Option(
            names = "--image-size",
            paramLabel = "PIXELS",
            description = "width and height of an image (default: ${DEFAULT-VALUE})")
    private int imageSize;

    @Option(names = "--batch-size", paramLabel = "N", description = "images in a batch (default: ${DEFAULT-VALUE})")
    private int batchSize;

    @Mixin
    private SystemOptions system = new SystemOptions();

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Terminal terminal = Terminal.standardOutput();
        ExperimentSpec plan = plan();
        return system.run(terminal, (gateway, started) -> run(gateway, plan, started, terminal));
    }

    private ExperimentSpec plan() {
        return ExperimentSpec.of(
                name,
                objectives.stream().map(Objective::parse).toList(),
                images,
                seeds,
                epochs,
                checkpointsPerDecade,
                imageSize,
                batchSize);
    }

    private static int run(
            GatewayClient gateway, ExperimentSpec plan, Optional<ForegroundSystem> system, Terminal terminal)
            throws CommandException, InterruptedException {
        ExperimentClient experiment = ExperimentClient.submit(gateway, plan);
        terminal.println("%n%s: %d runs over %s, %,d images of %d x %d pixels%n"
                .formatted(
                        plan.sweep(),
                        plan.sweepSpec().runs(plan.sweep()).size(),
                        plan.stream(),
                        plan.streamSpec().imageCount(),
                        plan.streamSpec().imageSize(),
                        plan.streamSpec().imageSize()));
        ExperimentSnapshot end =
                new ExperimentWatch(experiment::snapshot, BETWEEN_LOOKS, terminal, system).awaitCompletion();
        terminal.println("");
        ScalingCurvePlots curves = new ScalingCurvePlots(end, experiment.curves());
        new ScoreTables(end, curves.normalisation()).lines().forEach(terminal::println);
        curves.lines(terminal.columns()).forEach(terminal::println);
        return end.in(RunState.RUN_STATE_SUCCEEDED).size() == end.runs().size() ? ExitCode.OK : ExitCode.FAILED;
    }
}
