package ventral.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
import ventral.cli.option.ResourceArguments;
import ventral.cli.option.SortOrderOption;
import ventral.cli.option.StateFilters.RunStateFilter;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.Terminal;
import ventral.cli.terminal.TextTable;
import ventral.cli.watch.ProgressWatch;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RunsCreateCommand.class,
        description = {
            "Creates, lists, watches, pauses, resumes and cancels training runs.",
            "A run is named r1 or runs/r1."
        },
        footer = {"", "Example:", "  ./ventral runs list"})
public final class RunsCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
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
                .and("spec.sweep", sweep, ResourceArguments::sweep)
                .and("spec.stream", stream, ResourceArguments::stream)
                .and("spec.objective", objective, word -> ObjectiveName.of(ResourceArguments.objective(word)))
                .and("state", state);
        return options.printList(RunTable.VIEW, gateway -> {
            // fails at once if one of them does not exist
            if (sweep != null) {
                gateway.sweeps().get(ResourceArguments.sweep(sweep));
            }
            if (stream != null) {
                gateway.streams().get(ResourceArguments.stream(stream));
            }
            return gateway.runs().list(conditions.toString(), sortOrder.orderBy());
        });
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one run, its recipe, and the accuracy of its checkpoints on held-out images.",
            footer = {"", "Example:", "  ./ventral runs get r1"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(
                RunTable.VIEW, gateway -> gateway.runs().get(ResourceArguments.run(run)), RunsCommand::describe);
    }

    private static List<String> describe(GatewayClient gateway, Run run) {
        List<String> lines = new ArrayList<>();
        lines.add(RunProgressBar.of(run, run.getName().length()).sentence());
        lines.add("");
        lines.add(run.getSpec().toString().stripTrailing());
        TextTable validations = ValidationTable.of(gateway.checkpoints().list(RunName.parse(run.getName())));
        if (!validations.rows().isEmpty()) {
            lines.add("");
            lines.addAll(validations.lines());
        }
        return lines;
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Pauses a run until it is resumed, without losing what it learnt.",
            footer = {"", "Example:", "  ./ventral runs pause r1"})
    int pause(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(RunTable.VIEW, gateway -> gateway.runs().pause(ResourceArguments.run(run)));
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Resumes a paused or failed run from where it was last saved.",
            footer = {"", "Example:", "  ./ventral runs resume r1"})
    int resume(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(RunTable.VIEW, gateway -> gateway.runs().resume(ResourceArguments.run(run)));
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Cancels a run for good. Its checkpoints and scores stay.",
            footer = {"", "Example:", "  ./ventral runs cancel r1"})
    int cancel(@Mixin QueryOptions options, @Parameters(paramLabel = "RUN") String run) {
        return options.printOne(RunTable.VIEW, gateway -> gateway.runs().cancel(ResourceArguments.run(run)));
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
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
                new LinkedHashSet<>(words).stream().map(word -> gateway.runs().get(ResourceArguments.run(word)));
        if (sweep != null) {
            SweepName name = ResourceArguments.sweep(sweep);
            gateway.sweeps().get(name); // fails at once if it does not exist
            return Stream.concat(named, gateway.runs().list(FilterBuilder.runsOfSweep(name)).stream())
                    .toList();
        }
        return words.isEmpty()
                ? gateway.runs().list("").stream()
                        .filter(run -> !ExperimentSnapshot.hasEnded(run))
                        .toList()
                : named.toList();
    }
}
