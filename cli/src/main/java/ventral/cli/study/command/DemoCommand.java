package ventral.cli.study.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.experiment.ScalingCurvePlots;
import ventral.cli.experiment.ScoreTables;
import ventral.cli.output.CommandException;
import ventral.cli.study.Study;
import ventral.cli.study.StudyEndpoint;
import ventral.cli.study.gateway.ResultReader;
import ventral.cli.study.yaml.StudyReader;
import ventral.cli.system.SystemOptions;
import ventral.cli.terminal.Terminal;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.launcher.component.LaunchException;

/** Runs the demo study and draws its results on the terminal. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        defaultValueProvider = DemoDefaults.class,
        description = {
            "Renders images, trains networks, scores them and draws scaling curves, in minutes.",
            "",
            "Renders a stream of images, trains a network for each objective, dataset size and seed, scores every",
            "checkpoint, draws the curves and writes a report. With its defaults it takes less than ten minutes on",
            "two cores.",
            "Uses the system of --gateway, or the one that runs at the port base; if there is none, starts one",
            "and stops it at the end.",
            "A repeated demo continues where the last one stopped. It runs the study studies/demo.yaml."
        },
        footer = {"", "Example:", "  ./ventral demo --objectives distance,category --images 512,2048"})
public final class DemoCommand implements Callable<Integer> {

    private static final String STUDY = "demo";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Option(names = "--name", description = "name of the stream and the sweep (default: ${DEFAULT-VALUE})")
    private String name = "";

    @Option(
            names = "--objectives",
            paramLabel = "ID",
            split = ",",
            description = {
                "sets of latents to learn, and controls (default: ${DEFAULT-VALUE});",
                "a set is such as distance-rotation, of distance, translation, rotation, category, identity"
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
    public Integer call() throws CommandException, LaunchException, InterruptedException {
        Terminal terminal = Terminal.standardOutput();
        Study shipped = StudyReader.shipped(STUDY);
        Study study = withOptions(shipped);
        return system.run(terminal, (gateway, started) -> {
            ExperimentSnapshot end = new StudyRunner(study, gateway, terminal).run(BETWEEN_LOOKS, started);
            ScalingCurvePlots curves =
                    new ScalingCurvePlots(end, gateway.analysis().listScalingCurves(new SweepName(name)));
            new ScoreTables(end, curves.normalisation()).lines().forEach(terminal::println);
            curves.lines(terminal.columns()).forEach(terminal::println);
            if (study.equals(shipped)) {
                terminal.println("");
                ReportWriter.write(
                        ReportWriter.defaultFolder(study),
                        ResultReader.read(study, end),
                        StudyReader.shippedSource(STUDY),
                        terminal);
            }
            return StudyRunner.exitCode(end);
        });
    }

    /** Returns the shipped study with the values of the options, without its endpoint if the options exclude it. */
    Study withOptions(Study shipped) {
        StreamSpec stream = shipped.streams().values().iterator().next();
        SweepSpec sweep = shipped.sweeps().values().iterator().next();
        List<Objective> learnt = objectives.stream().map(Objective::parse).toList();
        long largest = images.stream().mapToLong(count -> count).max().orElse(0);
        StudyEndpoint endpoint = shipped.endpoint();
        boolean hasEndpoint = endpoint != null
                && learnt.contains(endpoint.objective())
                && learnt.containsAll(endpoint.controls())
                && images.contains(endpoint.imageCount());
        return new Study(
                shipped.name(),
                shipped.description(),
                Map.of(
                        new StreamName(name),
                        new StreamSpec(
                                stream.seed(), largest, imageSize, batchSize, stream.origin(), stream.encoding())),
                Map.of(
                        new SweepName(name),
                        new SweepSpec(
                                new StreamName(name),
                                learnt,
                                images,
                                seeds,
                                sweep.controlSeeds(),
                                sweep.calibrationImageCount(),
                                epochs,
                                sweep.equalUpdates(),
                                checkpointsPerDecade,
                                sweep.firstCheckpoint(),
                                sweep.recipe(),
                                sweep.priority())),
                shipped.benchmarks(),
                shipped.references(),
                hasEndpoint ? endpoint : null);
    }
}
