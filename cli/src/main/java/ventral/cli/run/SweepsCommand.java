package ventral.cli.run;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Sweep;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.EnumConverter;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.SortOrderOption;
import ventral.cli.output.MessageView;
import ventral.cli.output.Terminal;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.SweepName;
import ventral.type.v1.SweepSpec;

@Command(
        name = "sweeps",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SweepsCommand.SweepsCreateCommand.class,
        description = {
            "Creates, lists and cancels sweeps: runs that differ in objective, dataset size and seed alone.",
            "A sweep is named w1 or sweeps/w1."
        },
        footer = {"", "Example:", "  ./ventral sweeps list"})
public final class SweepsCommand {

    /** Names a control to add to a sweep's objectives. */
    enum ControlKind {
        UNTRAINED,
        CALIBRATED,
        SHUFFLED
    }

    static final class ControlKindConverter extends EnumConverter<ControlKind> {
        ControlKindConverter() {
            super(ControlKind.class);
        }
    }

    private static final String PAPER = "paper";

    private static final MessageView<Sweep> VIEW = MessageView.table(Sweep.getDefaultInstance(), SweepsCommand::table);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Lists sweeps, the newest first.",
            footer = {"", "Example:", "  ./ventral sweeps list"})
    int list(@Mixin QueryOptions options, @Mixin SortOrderOption sortOrder) {
        return options.printList(VIEW, gateway -> gateway.listSweeps(sortOrder.orderBy()));
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Shows one sweep and its runs.",
            footer = {"", "Example:", "  ./ventral sweeps get figure2c"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "SWEEP") String sweep) {
        return options.printOne(VIEW, gateway -> gateway.getSweep(name(sweep)), SweepsCommand::describe);
    }

    private static List<String> describe(GatewayClient gateway, Sweep sweep) {
        List<String> lines = new ArrayList<>(priced(sweep));
        lines.add("");
        lines.add(sweep.getSpec().toString().stripTrailing());
        lines.add("");
        lines.addAll(RunTable.of(gateway.listRuns(RunsCommand.ofSweep(SweepName.parse(sweep.getName()))))
                .lines());
        return lines;
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Cancels every run of a sweep for good. Checkpoints and scores stay.",
            footer = {"", "Example:", "  ./ventral sweeps cancel figure2c"})
    int cancel(@Mixin QueryOptions options, @Parameters(paramLabel = "SWEEP") String sweep) {
        return options.printOne(VIEW, gateway -> gateway.cancelSweep(name(sweep)));
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            sortOptions = false,
            description = "Creates a run for each objective, dataset size and seed.",
            footer = {
                "",
                "Example:",
                "  ./ventral sweeps create figure2c --stream s1 --objective distance --images 640,6400,64000 \\",
                "        --seeds 0,1,2 --updates 1000 --controls untrained,calibrated,shuffled"
            })
    static final class SweepsCreateCommand implements Callable<Integer> {

        @Mixin
        private QueryOptions options = new QueryOptions();

        @Parameters(paramLabel = "SWEEP", description = "name of the sweep")
        private String sweep = "";

        @Option(
                names = "--objective",
                required = true,
                split = ",",
                paramLabel = "ID",
                description = "sets of latents to learn, such as distance-rotation; 'paper' for the ten of the "
                        + "paper; and controls, such as shuffled-distance")
        private List<String> objectives = List.of();

        @Option(
                names = "--controls",
                split = ",",
                paramLabel = "CONTROL",
                converter = ControlKindConverter.class,
                description = "controls to add: untrained, calibrated (untrained with batch-norm statistics of the "
                        + "stream), and shuffled, which learns the labels of other images, one for each objective")
        private List<ControlKind> controls = List.of();

        @Option(
                names = "--control-seeds",
                split = ",",
                paramLabel = "N",
                description = "seeds of untrained and calibrated controls (default: 0 to 19)")
        private List<Long> controlSeeds = List.of();

        @Option(
                names = "--calibration-images",
                paramLabel = "N",
                description = "images on which batch-norm statistics of calibrated controls are estimated (default: "
                        + "5120, or the largest dataset if that is smaller)")
        private long calibrationImages;

        @Option(
                names = "--images",
                split = ",",
                paramLabel = "N",
                description = "dataset sizes (default: all images of the stream that are not held out)")
        private List<Long> images = List.of();

        @Option(
                names = "--seeds",
                split = ",",
                paramLabel = "N",
                description = "seeds of weights, data order and augmentations (default: 0)")
        private List<Long> seeds = List.of();

        @Option(
                names = "--updates",
                paramLabel = "N",
                description = "updates of every run, whatever its dataset size; excludes --epochs")
        private long updates;

        @Option(names = "--dry-run", description = "check the sweep and show its estimate, without creating it")
        private boolean dryRun;

        @Mixin
        private TrainingOptions training = new TrainingOptions();

        @Override
        public Integer call() {
            if (updates != 0 && training.hasEpochs()) {
                throw new IllegalArgumentException(
                        "--updates and --epochs exclude each other, because updates determine the passes at every size: leave one out");
            }
            SweepSpec spec = SweepSpec.newBuilder()
                    .setStream(training.stream().toString())
                    .addAllObjectives(
                            withControls(
                                            objectives.stream()
                                                    .flatMap(SweepsCommand::objectives)
                                                    .toList(),
                                            controls)
                                    .stream()
                                    .map(ObjectiveName::of)
                                    .toList())
                    .addAllControlSeeds(controlSeeds)
                    .setCalibrationImageCount(calibrationImages)
                    .setUpdateCount(updates)
                    .setFirstCheckpoint(training.firstCheckpoint())
                    .addAllImageCounts(images)
                    .addAllSeeds(seeds)
                    .setEpochCount(training.epochs())
                    .setCheckpointsPerDecade(training.checkpointsPerDecade())
                    .setPriority(training.priority())
                    .setRecipe(training.recipe())
                    .build();
            int code = options.printOne(
                    VIEW,
                    gateway ->
                            dryRun ? gateway.estimateSweep(name(sweep), spec) : gateway.createSweep(name(sweep), spec),
                    (gateway, made) -> priced(made));
            if (dryRun) {
                options.note("Only checked: nothing is queued");
            }
            return code;
        }
    }

    /** Returns the objectives, then those controls of them that are not among them. */
    static List<Objective> withControls(List<Objective> objectives, List<ControlKind> controls) {
        List<Objective> all = new ArrayList<>(objectives);
        for (ControlKind control : controls) {
            List<Objective> added = switch (control) {
                case UNTRAINED -> List.of(Objective.UNTRAINED);
                case CALIBRATED -> List.of(Objective.CALIBRATED);
                case SHUFFLED ->
                    objectives.stream()
                            .filter(objective -> objective.control() == Control.NONE)
                            .map(Objective::shuffled)
                            .toList();
            };
            added.stream().filter(objective -> !all.contains(objective)).forEach(all::add);
        }
        return all;
    }

    /** Returns the objectives that an argument refers to. */
    public static Stream<Objective> objectives(String word) {
        return word.equals(PAPER) ? Objective.XIE_2024.stream() : Stream.of(Objective.parse(word));
    }

    public static SweepName name(String word) {
        return word.contains("/") ? SweepName.parse(word) : new SweepName(word);
    }

    private static List<String> priced(Sweep sweep) {
        List<String> lines = new ArrayList<>(table(List.of(sweep)).lines());
        lines.addAll(SweepEstimateLines.lines(sweep));
        return lines;
    }

    private static TextTable table(List<Sweep> sweeps) {
        return new TextTable(
                List.of(words("sweep"), words("stream"), figures("objectives"), figures("runs"), figures("ended")),
                sweeps.stream()
                        .map(sweep -> List.of(
                                sweep.getName(),
                                sweep.getSpec().getStream(),
                                NumberFormats.count(sweep.getSpec().getObjectivesCount()),
                                NumberFormats.count(sweep.getRunCount()),
                                NumberFormats.count(sweep.getEndedRunCount())))
                        .toList());
    }
}
