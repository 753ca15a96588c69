package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Sweep;
import ventral.cli.grpc.Gateway;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;
import ventral.contract.latent.Objective;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.SweepName;
import ventral.type.v1.SweepSpec;

@Command(
        name = "sweeps",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SweepsCommand.Create.class,
        description = {
            "Makes, shows and cancels sweeps: runs that differ in objective, dataset size and seed alone.",
            "A sweep is named w1 or sweeps/w1."
        })
final class SweepsCommand {

    private static final String PAPER = "paper";

    private static final View<Sweep> VIEW = View.table(Sweep.getDefaultInstance(), SweepsCommand::table);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Lists sweeps, newest first.")
    int list(@Mixin AskOptions options, @Mixin OrderOption order) {
        return options.list(VIEW, gateway -> gateway.listSweeps(order.words()));
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Shows one sweep and its runs.")
    int get(@Mixin AskOptions options, @Parameters(paramLabel = "SWEEP") String sweep) {
        return options.one(VIEW, gateway -> gateway.getSweep(name(sweep)), SweepsCommand::describe);
    }

    private static List<String> describe(Gateway gateway, Sweep sweep) {
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
            description = "Stops every run of a sweep for good. Checkpoints and scores stay.")
    int cancel(@Mixin AskOptions options, @Parameters(paramLabel = "SWEEP") String sweep) {
        return options.one(VIEW, gateway -> gateway.cancelSweep(name(sweep)));
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            sortOptions = false,
            description = "Queues a run for each objective, dataset size and seed.")
    static final class Create implements Callable<Integer> {

        @Mixin
        private AskOptions options = new AskOptions();

        @Parameters(paramLabel = "SWEEP", description = "its name")
        private String sweep = "";

        @Option(
                names = "--objective",
                required = true,
                split = ",",
                paramLabel = "ID",
                description = "sets of latents to learn, such as distance-rotation; paper for the ten of the paper")
        private List<String> objectives = List.of();

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
                description = "of weights, order and augmentations (default: 0)")
        private List<Long> seeds = List.of();

        @Option(names = "--dry-run", description = "checks the sweep and says what it would take, without queueing it")
        private boolean dryRun;

        @Mixin
        private TrainingOptions training = new TrainingOptions();

        @Override
        public Integer call() {
            SweepSpec spec = SweepSpec.newBuilder()
                    .setStream(training.stream().toString())
                    .addAllObjectives(objectives.stream()
                            .flatMap(SweepsCommand::objectives)
                            .map(ObjectiveName::of)
                            .toList())
                    .addAllImageCounts(images)
                    .addAllSeeds(seeds)
                    .setEpochCount(training.epochs())
                    .setCheckpointsPerDecade(training.checkpointsPerDecade())
                    .setPriority(training.priority())
                    .setRecipe(training.recipe())
                    .build();
            int code = options.one(
                    VIEW,
                    gateway -> dryRun ? gateway.priceSweep(name(sweep), spec) : gateway.createSweep(name(sweep), spec),
                    (gateway, made) -> priced(made));
            if (dryRun) {
                options.note("Only checked: nothing is queued");
            }
            return code;
        }
    }

    /** Those that a word of the command line means. */
    static Stream<Objective> objectives(String word) {
        return word.equals(PAPER) ? Objective.OF_THE_PAPER.stream() : Stream.of(Objective.parse(word));
    }

    static SweepName name(String word) {
        return word.contains("/") ? SweepName.parse(word) : new SweepName(word);
    }

    private static List<String> priced(Sweep sweep) {
        List<String> lines = new ArrayList<>(table(List.of(sweep)).lines());
        lines.addAll(SweepPrice.lines(sweep));
        return lines;
    }

    private static Table table(List<Sweep> sweeps) {
        return new Table(
                List.of(words("sweep"), words("stream"), figures("objectives"), figures("runs"), figures("ended")),
                sweeps.stream()
                        .map(sweep -> List.of(
                                sweep.getName(),
                                sweep.getSpec().getStream(),
                                Words.count(sweep.getSpec().getObjectivesCount()),
                                Words.count(sweep.getRunCount()),
                                Words.count(sweep.getEndedRunCount())))
                        .toList());
    }
}
