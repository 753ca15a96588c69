package ventral.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Run;
import ventral.cli.experiment.Snapshot;
import ventral.cli.grpc.Gateway;
import ventral.cli.grpc.RunFeed;
import ventral.cli.grpc.Runs;
import ventral.cli.terminal.Table;
import ventral.contract.latent.Objective;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.type.v1.RunSpec;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RunsCommand.Create.class,
        description = {
            "Makes, shows, watches, pauses, resumes and cancels training runs.",
            "A run is named r1 or runs/r1."
        })
final class RunsCommand {

    /** Where a run stands, in the gateway's words. */
    enum State {
        QUEUED,
        RUNNING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists runs, newest first.")
    int list(
            @Mixin GatewayOption option,
            @Option(names = "--sweep", paramLabel = "SWEEP", description = "only its runs") @Nullable String sweep,
            @Option(names = "--state", paramLabel = "STATE", description = "only those: ${COMPLETION-CANDIDATES}")
                    @Nullable State state) {
        List<String> conditions = new ArrayList<>();
        if (sweep != null) {
            conditions.add(ofSweep(SweepsCommand.name(sweep)));
        }
        if (state != null) {
            conditions.add("state = " + state);
        }
        try (Gateway gateway = option.connect()) {
            show(gateway.listRuns(String.join(" AND ", conditions)));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one run, its recipe, and how well its checkpoints do on the images held out.")
    int get(@Mixin GatewayOption option, @Parameters(paramLabel = "RUN") String run) {
        try (Gateway gateway = option.connect()) {
            RunName name = name(run);
            Run found = gateway.runs().get(name);
            Table validations = ValidationTable.of(gateway.listCheckpoints(name));
            Terminal terminal = Terminal.ofThisProcess();
            terminal.say(RunLine.of(found, found.getName().length()).sentence());
            terminal.say("");
            terminal.say(found.getSpec().toString().stripTrailing());
            if (!validations.rows().isEmpty()) {
                terminal.say("");
                validations.lines().forEach(terminal::say);
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Has a run wait until it is resumed; it loses nothing that it learnt.")
    int pause(@Mixin GatewayOption option, @Parameters(paramLabel = "RUN") String run) {
        return change(option, run, Runs::pause);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Has a run that is paused, or that failed, go on from where it was saved last.")
    int resume(@Mixin GatewayOption option, @Parameters(paramLabel = "RUN") String run) {
        return change(option, run, Runs::resume);
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Stops a run for good. Its checkpoints and scores stay.")
    int cancel(@Mixin GatewayOption option, @Parameters(paramLabel = "RUN") String run) {
        return change(option, run, Runs::cancel);
    }

    private static int change(GatewayOption option, String run, BiFunction<Runs, RunName, Run> change) {
        try (Gateway gateway = option.connect()) {
            show(List.of(change.apply(gateway.runs(), name(run))));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = {
                "Shows how far runs are until all of them have ended; exit status 1 if one failed.",
                "Without a RUN or a sweep, those that have not ended yet."
            })
    int watch(
            @Mixin GatewayOption option,
            @Parameters(paramLabel = "RUN", arity = "0..*") @Nullable List<String> words,
            @Option(names = "--sweep", paramLabel = "SWEEP", description = "its runs") @Nullable String sweep)
            throws InterruptedException {
        Terminal terminal = Terminal.ofThisProcess();
        try (Gateway gateway = option.connect()) {
            List<Run> runs = watched(gateway, words == null ? List.of() : words, sweep);
            if (runs.isEmpty()) {
                terminal.say("There is no run to watch");
                return ExitCode.OK;
            }
            String filter =
                    runs.size() == 1 ? "name = \"%s\"".formatted(runs.get(0).getName()) : "";
            try (RunFeed feed = gateway.runs().watch(filter)) {
                return new RunWatch(terminal, runs).untilEnded(feed);
            }
        }
    }

    private static List<Run> watched(Gateway gateway, List<String> words, @Nullable String sweep) {
        Stream<Run> named =
                new LinkedHashSet<>(words).stream().map(word -> gateway.runs().get(name(word)));
        if (sweep != null) {
            SweepName name = SweepsCommand.name(sweep);
            gateway.getSweep(name); // says at once if it is not there
            return Stream.concat(named, gateway.listRuns(ofSweep(name)).stream())
                    .toList();
        }
        return words.isEmpty()
                ? gateway.listRuns("").stream()
                        .filter(run -> !Snapshot.hasEnded(run))
                        .toList()
                : named.toList();
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            sortOptions = false,
            description = "Queues a run: one network that learns one objective from one stream.")
    static final class Create implements Callable<Integer> {

        @Mixin
        private GatewayOption option = new GatewayOption();

        @Parameters(paramLabel = "RUN", description = "its name")
        private String run = "";

        @Option(
                names = "--objective",
                required = true,
                paramLabel = "ID",
                description = "set of latents to learn, such as distance-rotation")
        private String objective = "";

        @Option(
                names = "--images",
                paramLabel = "N",
                description = "dataset size (default: all images of the stream that are not held out)")
        private long images;

        @Option(names = "--seed", paramLabel = "N", description = "of weights, order and augmentations (default: 0)")
        private long seed;

        @Mixin
        private TrainingOptions training = new TrainingOptions();

        @Override
        public Integer call() {
            RunSpec spec = RunSpec.newBuilder()
                    .setStream(training.stream().toString())
                    .setObjective(ObjectiveName.of(Objective.parse(objective)))
                    .setImageCount(images)
                    .setEpochCount(training.epochs())
                    .setSeed(seed)
                    .setCheckpointsPerDecade(training.checkpointsPerDecade())
                    .setPriority(training.priority())
                    .setRecipe(training.recipe())
                    .build();
            try (Gateway gateway = option.connect()) {
                show(List.of(gateway.runs().create(name(run), spec)));
                return ExitCode.OK;
            }
        }
    }

    static RunName name(String word) {
        return word.contains("/") ? RunName.parse(word) : new RunName(word);
    }

    static String ofSweep(SweepName sweep) {
        return "spec.sweep = \"%s\"".formatted(sweep);
    }

    private static void show(List<Run> runs) {
        Terminal terminal = Terminal.ofThisProcess();
        RunTable.of(runs).lines().forEach(terminal::say);
        runs.stream()
                .filter(Run::hasError)
                .forEach(run ->
                        terminal.say(run.getName() + ": " + run.getError().getMessage()));
    }
}
