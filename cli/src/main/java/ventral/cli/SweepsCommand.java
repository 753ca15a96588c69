package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

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

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists sweeps, newest first.")
    int list(@Mixin GatewayOption option) {
        try (Gateway gateway = option.connect()) {
            show(gateway.listSweeps());
            return ExitCode.OK;
        }
    }

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Shows one sweep and its runs.")
    int get(@Mixin GatewayOption option, @Parameters(paramLabel = "SWEEP") String sweep) {
        try (Gateway gateway = option.connect()) {
            Terminal terminal = Terminal.ofThisProcess();
            Sweep found = gateway.getSweep(name(sweep));
            show(List.of(found));
            SweepPrice.lines(found).forEach(terminal::say);
            terminal.say("");
            terminal.say(found.getSpec().toString().stripTrailing());
            terminal.say("");
            RunTable.of(gateway.listRuns(RunsCommand.ofSweep(SweepName.parse(found.getName()))))
                    .lines()
                    .forEach(terminal::say);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Stops every run of a sweep for good. Checkpoints and scores stay.")
    int cancel(@Mixin GatewayOption option, @Parameters(paramLabel = "SWEEP") String sweep) {
        try (Gateway gateway = option.connect()) {
            show(List.of(gateway.cancelSweep(name(sweep))));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            sortOptions = false,
            description = "Queues a run for each objective, dataset size and seed.")
    static final class Create implements Callable<Integer> {

        @Mixin
        private GatewayOption option = new GatewayOption();

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
                            .flatMap(Create::objectives)
                            .map(ObjectiveName::of)
                            .toList())
                    .addAllImageCounts(images)
                    .addAllSeeds(seeds)
                    .setEpochCount(training.epochs())
                    .setCheckpointsPerDecade(training.checkpointsPerDecade())
                    .setPriority(training.priority())
                    .setRecipe(training.recipe())
                    .build();
            try (Gateway gateway = option.connect()) {
                Sweep made = dryRun ? gateway.priceSweep(name(sweep), spec) : gateway.createSweep(name(sweep), spec);
                show(List.of(made));
                SweepPrice.lines(made).forEach(Terminal.ofThisProcess()::say);
                return ExitCode.OK;
            }
        }

        private static Stream<Objective> objectives(String word) {
            return word.equals(PAPER) ? Objective.OF_THE_PAPER.stream() : Stream.of(Objective.parse(word));
        }
    }

    static SweepName name(String word) {
        return word.contains("/") ? SweepName.parse(word) : new SweepName(word);
    }

    private static void show(List<Sweep> sweeps) {
        Table table = new Table(
                List.of(words("sweep"), words("stream"), figures("objectives"), figures("runs"), figures("ended")),
                sweeps.stream()
                        .map(sweep -> List.of(
                                sweep.getName(),
                                sweep.getSpec().getStream(),
                                Words.count(sweep.getSpec().getObjectivesCount()),
                                Words.count(sweep.getRunCount()),
                                Words.count(sweep.getEndedRunCount())))
                        .toList());
        table.lines().forEach(Terminal.ofThisProcess()::say);
    }
}
