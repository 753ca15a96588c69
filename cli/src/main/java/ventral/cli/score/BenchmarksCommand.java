package ventral.cli.score;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;
import ventral.api.v1.Benchmark;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.ResourceWatcher;
import ventral.cli.option.LocalOptions;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.output.CommandException;
import ventral.cli.output.MessageView;
import ventral.cli.service.ServiceLauncher;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.cli.watch.ChangeWatch;
import ventral.type.v1.BenchmarkState;

@Command(
        name = "benchmarks",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = BenchmarksCommand.BenchmarksFetchCommand.class,
        description = {
            "Lists benchmarks, on this machine or in a running system, and downloads recordings.",
            "",
            "Without a command, reads this machine's folder of benchmarks and shows which are ready, which lack",
            "files, and what is wrong with the others; exit status 1 if one is damaged. --folder DIR names another",
            "folder, --cache DIR the folder of downloaded files.",
            "A benchmark is named b1 or benchmarks/b1."
        },
        footer = {"", "Example:", "  ./ventral benchmarks"})
public final class BenchmarksCommand implements Callable<Integer> {

    private static final String FOLDER = "--folder";

    private static final MessageView<Benchmark> VIEW =
            MessageView.table(Benchmark.getDefaultInstance(), BenchmarksCommand::table);

    /**
     * Launches the scorer with 1 GiB of heap: recordings are read in blocks; their means and the stimulus table are
     * held in memory. Since Java 22, a pipe counts as a console unless jdk.console is java.base.
     */
    private static final ServiceLauncher SCORER =
            new ServiceLauncher("scorer-service", List.of("-Xmx1g", "-Djdk.console=java.base"), Map.of());

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws CommandException, IOException, InterruptedException {
        return SCORER.run(command(LocalOptions.home(), arguments));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the benchmarks of a running system.",
            footer = {"", "Example:", "  ./ventral benchmarks list"})
    int list(@Mixin QueryOptions options) {
        return options.printList(VIEW, gateway -> gateway.benchmarks().list());
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one benchmark of a running system, its citation, and what it lacks.",
            footer = {"", "Example:", "  ./ventral benchmarks get cowley2023-v4-pls"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "BENCHMARK") String benchmark) {
        return options.printOne(
                VIEW,
                gateway -> gateway.benchmarks().get(ResourceArguments.benchmark(benchmark)),
                (gateway, found) -> describe(found));
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = {
                "Prints the benchmarks of a running system, then each that changes, until Ctrl-C.",
                "json has a line for each benchmark, yaml a document."
            },
            footer = {"", "Example:", "  ./ventral benchmarks watch"})
    int watch(@Mixin QueryOptions options) throws InterruptedException {
        var news = new ChangeWatch.ChangeView<>(
                VIEW.sheet(), BenchmarksCommand::table, Benchmark::getName, Comparator.comparing(Benchmark::getName));
        try (GatewayClient gateway = options.connect();
                ResourceWatcher<Benchmark> feed = gateway.benchmarks().watch()) {
            return new ChangeWatch<>(options, news, List.of()).follow(feed);
        }
    }

    @Command(name = "fetch", description = "Downloads the files of public recordings that are not on this machine.")
    static final class BenchmarksFetchCommand implements Callable<Integer> {

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws CommandException, IOException, InterruptedException {
            List<String> whole = new ArrayList<>(List.of("fetch"));
            whole.addAll(arguments);
            return SCORER.run(command(LocalOptions.home(), whole));
        }
    }

    /**
     * Returns the scorer's command line, with this installation's folder of benchmarks unless another is named.
     *
     * @param arguments arguments after {@code benchmarks}
     */
    public static List<String> command(Path home, List<String> arguments) {
        List<String> whole = new ArrayList<>(List.of("benchmarks"));
        if (arguments.stream().map(argument -> argument.split("=", 2)[0]).noneMatch(FOLDER::equals)) {
            whole.addAll(
                    List.of(FOLDER, home.resolve("scorer-service/benchmarks").toString()));
        }
        whole.addAll(arguments);
        return whole;
    }

    private static TextTable table(List<Benchmark> benchmarks) {
        return new TextTable(
                List.of(
                        words("benchmark"),
                        words("region"),
                        words("metric"),
                        words("state"),
                        words("responses"),
                        figures("ceiling"),
                        figures("stimuli"),
                        figures("neuroids"),
                        words("suite")),
                benchmarks.stream().map(BenchmarksCommand::row).toList());
    }

    /** Returns a benchmark's row. Figures that are read from its files are blank until it is ready. */
    private static List<String> row(Benchmark benchmark) {
        boolean ready = benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY;
        return List.of(
                benchmark.getName(),
                benchmark.getRegion().name().replace("REGION_", ""),
                benchmark.getMetric(),
                benchmark.getState().name().replace("BENCHMARK_STATE_", ""),
                benchmark.getSimulated() ? "simulated" : "recorded",
                ready ? ScoreRows.ceiling(benchmark) : "",
                ready ? NumberFormats.count(benchmark.getStimulusCount()) : "",
                ready ? NumberFormats.count(benchmark.getNeuroidCount()) : "",
                benchmark.getSuite());
    }

    private static List<String> describe(Benchmark benchmark) {
        List<String> lines = new ArrayList<>(table(List.of(benchmark)).lines());
        lines.add("");
        lines.add("version " + benchmark.getVersion());
        if (benchmark.getCeilingStated()) {
            lines.add("ceiling stated, not measured on these responses: " + benchmark.getCeilingSource());
        }
        if (!benchmark.getCitation().isEmpty()) {
            lines.add("cite    " + benchmark.getCitation());
        }
        if (!benchmark.getLicense().isEmpty()) {
            lines.add("licence " + benchmark.getLicense());
        }
        if (benchmark.hasError()) {
            lines.add(benchmark.getError().getMessage());
        }
        return lines;
    }
}
