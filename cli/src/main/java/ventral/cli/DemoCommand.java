package ventral.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.experiment.Curves;
import ventral.cli.experiment.Experiment;
import ventral.cli.experiment.ExperimentPlan;
import ventral.cli.experiment.ScoreTables;
import ventral.cli.experiment.Snapshot;
import ventral.cli.grpc.Gateway;
import ventral.cli.local.LocalFailure;
import ventral.contract.latent.Objective;
import ventral.type.v1.RunState;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        sortOptions = false,
        description = {
            "Goes from nothing to scaling curves in minutes.",
            "",
            "Renders a stream of images, trains a network for each objective and dataset size, scores every",
            "checkpoint, and draws the curves. With its defaults it takes less than ten minutes on two cores.",
            "Uses the system of --gateway, or the one that runs at the port base; if there is none, starts one",
            "and stops it at the end.",
            "Run again, it goes on where it was."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--name",
            defaultValue = "demo",
            description = "name of the stream and the sweep (default: ${DEFAULT-VALUE})")
    private String name = "";

    @Option(
            names = "--objectives",
            paramLabel = "ID",
            split = ",",
            defaultValue = "distance,category",
            description = {
                "sets of latents to learn, such as distance-rotation (default: ${DEFAULT-VALUE});",
                "the latents are distance, translation, rotation, category, identity"
            })
    private List<String> objectives = List.of();

    @Option(
            names = "--images",
            paramLabel = "N",
            split = ",",
            defaultValue = "512,2048,8192",
            description = "dataset sizes, multiples of the batch size (default: ${DEFAULT-VALUE})")
    private List<Long> images = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            defaultValue = "0",
            description = "seeds of the initial weights (default: ${DEFAULT-VALUE})")
    private List<Long> seeds = List.of();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "1",
            description = "passes over the images (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--checkpoints-per-decade",
            paramLabel = "N",
            defaultValue = "2",
            description = "checkpoints for each factor of ten in images seen (default: ${DEFAULT-VALUE})")
    private int checkpointsPerDecade;

    @Option(
            names = "--image-size",
            paramLabel = "PIXELS",
            defaultValue = "64",
            description = "width and height of an image (default: ${DEFAULT-VALUE})")
    private int imageSize;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "images in a batch (default: ${DEFAULT-VALUE})")
    private int batchSize;

    @Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + GatewayOption.VARIABLE + "}",
            description = "use the system of this gateway, and start none (default: " + GatewayOption.VARIABLE + ")")
    private @Nullable String address;

    @Option(names = "--keep", description = "leave the system running at the end, until Ctrl-C, if this started it")
    private boolean keep;

    @Mixin
    private LocalOptions options = new LocalOptions();

    @Override
    public Integer call() throws LocalFailure, InterruptedException {
        Terminal terminal = Terminal.ofThisProcess();
        ExperimentPlan plan = plan();
        if (address != null && !address.isEmpty()) {
            try (Gateway gateway = new Gateway(address)) {
                return run(gateway, plan, Optional.empty(), terminal);
            }
        }
        try (Gateway gateway = new Gateway(options.gateway())) {
            if (gateway.answers()) {
                terminal.say("Using the system at %s, its page at %s".formatted(gateway.address(), options.page()));
                return run(gateway, plan, Optional.empty(), terminal);
            }
        }
        // a client that has found nobody waits before it tries again, so the system gets one of its own
        try (ForegroundSystem system = ForegroundSystem.start(options.plan(), terminal);
                Gateway gateway = new Gateway(options.gateway())) {
            terminal.say("The page is at %s".formatted(options.page()));
            int code = run(gateway, plan, Optional.of(system), terminal);
            if (keep) {
                terminal.say("The system runs on. Ctrl-C stops everything.");
                throw system.awaitFailure();
            }
            terminal.say("Stopping");
            return code;
        }
    }

    private ExperimentPlan plan() {
        return ExperimentPlan.of(
                name,
                objectives.stream().map(Objective::parse).toList(),
                images,
                seeds,
                epochs,
                checkpointsPerDecade,
                imageSize,
                batchSize);
    }

    private static int run(Gateway gateway, ExperimentPlan plan, Optional<ForegroundSystem> system, Terminal terminal)
            throws LocalFailure, InterruptedException {
        Experiment experiment = Experiment.order(gateway, plan);
        terminal.say("%n%s: %d runs over %s, %,d images of %d x %d pixels%n"
                .formatted(
                        plan.sweep(),
                        plan.sweepSpec().runs(plan.sweep()).size(),
                        plan.stream(),
                        plan.streamSpec().imageCount(),
                        plan.streamSpec().imageSize(),
                        plan.streamSpec().imageSize()));
        Snapshot end = new Watch(experiment, terminal, system).untilComplete();
        terminal.say("");
        Curves curves = new Curves(end, experiment.curves());
        new ScoreTables(end, curves.normalisation()).lines().forEach(terminal::say);
        curves.lines(terminal.columns()).forEach(terminal::say);
        return end.in(RunState.RUN_STATE_SUCCEEDED).size() == end.runs().size() ? ExitCode.OK : ExitCode.FAILED;
    }
}
