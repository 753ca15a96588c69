package ventral.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Run;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.ResourceWatcher;
import ventral.cli.option.GatewayOption;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.SortOrderOption;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.ExitCode;
import ventral.cli.output.MessageView;
import ventral.cli.output.Terminal;
import ventral.cli.stream.StreamsCommand;
import ventral.cli.terminal.TextTable;
import ventral.cli.watch.ProgressWatch;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.type.v1.RunSpec;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RunsCommand.RunsCreateCommand.class,
        description = {
            "Creates, lists, watches, pauses, resumes and cancels training runs.",
            "A run is named r1 or runs/r1."
        },
        footer = {"", "Example:", "  ./ventral runs list"})
public final class RunsCommand {

    /** States of a run, named as in the API. */
    enum RunStateFilter {
        QUEUED,
        RUNNING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    private static final MessageView<Run> VIEW =
            new MessageView<>(CsvLayout.ofFields(Run.getDefaultInstance()), RunsCommand::lines);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Lists runs, the newest first.",
            footer = {"", "Example:", "  ./ventral runs list --sweep figure2c --state RUNNING"})
    int list(
            @Mixin QueryOptions options,
            @Option(names = "--sweep", paramLabel = "SWEEP", description = "only runs of this sweep") @Nullable String sweep,
            @Option(names = "--stream", paramLabel = "STREAM", description = "only runs that learn from this stream")
                    @Nullable String stream,
            @Option(names = "--objective", paramLabel = "ID", description = "only runs that learn this objective")
                    @Nullable String objective,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "only runs in this state: ${COMPLETION-CANDIDATES}")
                    @Nullable RunStateFilter state,
            @Mixin SortOrderOption sortOrder) {
        FilterBuilder conditions = new FilterBuilder()
                .and("spec.sweep", sweep, SweepsCommand::name)
                .and("spec.stream", stream, StreamsCommand::name)
                .and("spec.objective", objective, ObjectivesCommand::name)
                .and("state", state);
        return options.printList(VIEW, gateway -> {
            // fails at once if one of them does not exist
            if (sweep != null) {
                gateway.getSweep(SweepsCommand.name(sweep));
            }
            if (stream != null) {
                gateway.streams().get(StreamsCommand.name(stream));
            }
            return gateway.listRuns(conditions.toString(), sortOrder.orderBy());
        });
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Shows one run, its recipe, and the accuracy of its checkpoints on held-out images.",
            footer = {"", "Example:", "  ./ventral runs get r1"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(VIEW, gateway -> gateway.runs().get(name(run)), RunsCommand::describe);
    }

    private static List<String> describe(GatewayClient gateway, Run run) {
        List<String> lines = new ArrayList<>();
        lines.add(RunProgressBar.of(run, run.getName().length()).sentence());
        lines.add("");
        lines.add(run.getSpec().toString().stripTrailing());
        TextTable validations = ValidationTable.of(gateway.listCheckpoints(RunName.parse(run.getName())));
        if (!validations.rows().isEmpty()) {
            lines.add("");
            lines.addAll(validations.lines());
        }
        return lines;
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Pauses a run until it is resumed, without losing what it learnt.",
            footer = {"", "Example:", "  ./ventral runs pause r1"})
    int pause(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(VIEW, gateway -> gateway.runs().pause(name(run)));
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Resumes a paused or failed run from where it was last saved.",
            footer = {"", "Example:", "  ./ventral runs resume r1"})
    int resume(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(VIEW, gateway -> gateway.runs().resume(name(run)));
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Cancels a run for good. Its checkpoints and scores stay.",
            footer = {"", "Example:", "  ./ventral runs cancel r1"})
    int cancel(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(VIEW, gateway -> gateway.runs().cancel(name(run)));
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = {
                "Shows the progress of runs until all of them have ended; exit status 1 if one failed.",
                "Without RUN and --sweep, watches the runs that have not ended."
            },
            footer = {"", "Example:", "  ./ventral runs watch --sweep figure2c"})
    int watch(
            @Mixin GatewayOption option,
            @Parameters(paramLabel = "RUN", arity = "0..*") @Nullable List<String> words,
            @Option(names = "--sweep", paramLabel = "SWEEP", description = "watch the runs of this sweep") @Nullable String sweep)
            throws InterruptedException {
        Terminal terminal = Terminal.standardOutput();
        try (GatewayClient gateway = option.connect()) {
            List<Run> runs = watched(gateway, words == null ? List.of() : words, sweep);
            if (runs.isEmpty()) {
                terminal.println("There is no run to watch");
                return ExitCode.OK;
            }
            String filter = runs.size() == 1
                    ? new FilterBuilder().and("name", runs.get(0).getName()).toString()
                    : "";
            try (ResourceWatcher<Run> feed = gateway.runs().watch(filter)) {
                return new ProgressWatch<>(terminal, new RunProgressView(), runs).awaitEnd(feed);
            }
        }
    }

    private static List<Run> watched(GatewayClient gateway, List<String> words, @Nullable String sweep) {
        Stream<Run> named =
                new LinkedHashSet<>(words).stream().map(word -> gateway.runs().get(name(word)));
        if (sweep != null) {
            SweepName name = SweepsCommand.name(sweep);
            gateway.getSweep(name); // fails at once if it does not exist
            return Stream.concat(named, gateway.listRuns(ofSweep(name)).stream())
                    .toList();
        }
        return words.isEmpty()
                ? gateway.listRuns("").stream()
                        .filter(run -> !ExperimentSnapshot.hasEnded(run))
                        .toList()
                : named.toList();
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            sortOptions = false,
            description = "Creates a run: one network that learns one objective from one stream.",
            footer = {
                "",
                "Example:",
                "  ./ventral runs create r1 --stream s1 --objective distance-rotation --images 64000 --held-out 6400"
            })
    static final class RunsCreateCommand implements Callable<Integer> {

        @Mixin
        private QueryOptions options = new QueryOptions();

        @Parameters(paramLabel = "RUN", description = "name of the run")
        private String run = "";

        @Option(
                names = "--objective",
                required = true,
                paramLabel = "ID",
                description = "set of latents to learn, such as distance-rotation, or a control, such as untrained")
        private String objective = "";

        @Option(
                names = "--images",
                paramLabel = "N",
                description = "dataset size (default: all images of the stream that are not held out)")
        private long images;

        @Option(
                names = "--seen-images",
                paramLabel = "N",
                description = "images to learn from over all passes (default: those of whole passes)")
        private long seenImages;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "seed of weights, data order and augmentations (default: 0)")
        private long seed;

        @Option(names = "--dry-run", description = "check the run and show it with its defaults, without creating it")
        private boolean dryRun;

        @Mixin
        private TrainingOptions training = new TrainingOptions();

        @Override
        public Integer call() {
            RunSpec spec = RunSpec.newBuilder()
                    .setStream(training.stream().toString())
                    .setObjective(ObjectivesCommand.name(objective))
                    .setImageCount(images)
                    .setEpochCount(training.epochs())
                    .setSeenImageCount(seenImages)
                    .setFirstCheckpoint(training.firstCheckpoint())
                    .setSeed(seed)
                    .setCheckpointsPerDecade(training.checkpointsPerDecade())
                    .setPriority(training.priority())
                    .setRecipe(training.recipe())
                    .build();
            int code = options.printOne(
                    VIEW,
                    gateway -> dryRun
                            ? gateway.runs().validate(name(run), spec)
                            : gateway.runs().create(name(run), spec));
            if (dryRun) {
                options.note("Only checked: nothing is queued");
            }
            return code;
        }
    }

    public static RunName name(String word) {
        return word.contains("/") ? RunName.parse(word) : new RunName(word);
    }

    public static String ofSweep(SweepName sweep) {
        return new FilterBuilder().and("spec.sweep", sweep).toString();
    }

    private static List<String> lines(List<Run> runs) {
        List<String> lines = new ArrayList<>(RunTable.of(runs).lines());
        runs.stream()
                .filter(Run::hasError)
                .map(run -> run.getName() + ": " + run.getError().getMessage())
                .forEach(lines::add);
        return lines;
    }
}
