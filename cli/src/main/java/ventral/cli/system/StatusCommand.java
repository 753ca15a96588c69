package ventral.cli.system;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.ConnectionOptions;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.ExitCode;
import ventral.cli.run.RunProgressBar;
import ventral.cli.stream.StreamTable;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.cli.terminal.TextTable;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ObjectiveName;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.type.v1.BenchmarkState;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows the components, streams, runs and benchmarks on this machine; exit status 3 if no system runs.",
        footer = {"", "Example:", "  ./ventral status"})
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private LocalOptions options = new LocalOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    public Integer call() {
        Terminal terminal = Terminal.standardOutput();
        try (GatewayClient gateway = new GatewayClient(connection.localConnection(options.gateway()))) {
            if (!gateway.isReachable()) {
                terminal.println("No system answers at %s. Start one with ./ventral up, or ./ventral demo"
                        .formatted(gateway.address()));
                return ExitCode.NOT_RUNNING;
            }
            terminal.println("The page is at %s%n".formatted(options.page()));
            show(terminal, "Components", parts(options.ports()));
            show(terminal, "Streams", StreamTable.of(gateway.streams().list()));
            List<Score> scores = gateway.scores().list("");
            show(terminal, "Runs", runs(gateway, scores));
            show(terminal, "Benchmarks", benchmarks(gateway.benchmarks().list(), scores));
            return ExitCode.OK;
        }
    }

    private static void show(Terminal terminal, String title, TextTable table) {
        terminal.println(title);
        if (table.rows().isEmpty()) {
            terminal.println("  none");
        } else {
            table.lines().forEach(line -> terminal.println("  " + line));
        }
        terminal.println("");
    }

    private static TextTable parts(Ports ports) {
        return new TextTable(
                List.of(words("component"), words("address"), words("state")),
                Arrays.stream(Endpoint.values())
                        .map(part -> List.of(part.label(), ports.address(part), HealthCheck.of(part, ports)))
                        .toList());
    }

    private static TextTable runs(GatewayClient gateway, List<Score> scores) {
        Map<String, Long> checkpoints = gateway.checkpoints().list().stream()
                .map(checkpoint -> CheckpointName.parse(checkpoint.getName()).run())
                .collect(Collectors.groupingBy(Object::toString, Collectors.counting()));
        Map<String, Long> scored = scores.stream()
                .map(score -> ExperimentSnapshot.checkpointOf(score).run())
                .collect(Collectors.groupingBy(Object::toString, Collectors.counting()));
        return new TextTable(
                List.of(
                        words("run"),
                        words("objective"),
                        words("state"),
                        figures("seen"),
                        figures("of"),
                        figures("loss"),
                        figures("checkpoints"),
                        figures("scores")),
                gateway.runs().list("").stream()
                        .map(run -> row(
                                run,
                                checkpoints.getOrDefault(run.getName(), 0L),
                                scored.getOrDefault(run.getName(), 0L)))
                        .toList());
    }

    private static List<String> row(Run run, long checkpoints, long scores) {
        return List.of(
                run.getName(),
                ObjectiveName.parse(run.getSpec().getObjective()).id(),
                word(run.getState(), "RUN_STATE_"),
                NumberFormats.count(run.getSeenImageCount()),
                NumberFormats.count(RunProgressBar.total(run)),
                run.hasLoss() ? NumberFormats.score(run.getLoss()) : "",
                NumberFormats.count(checkpoints),
                NumberFormats.count(scores));
    }

    private static TextTable benchmarks(List<Benchmark> benchmarks, List<Score> scores) {
        Map<String, Long> scored =
                scores.stream().collect(Collectors.groupingBy(Score::getBenchmark, Collectors.counting()));
        return new TextTable(
                List.of(
                        words("benchmark"),
                        words("region"),
                        words("state"),
                        words("responses"),
                        figures("ceiling"),
                        figures("scores")),
                benchmarks.stream()
                        .map(benchmark -> List.of(
                                benchmark.getName(),
                                word(benchmark.getRegion(), "REGION_"),
                                word(benchmark.getState(), "BENCHMARK_STATE_"),
                                benchmark.getSimulated() ? "simulated" : "recorded",
                                benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY
                                        ? ScoreRows.ceiling(benchmark)
                                        : "",
                                NumberFormats.count(scored.getOrDefault(benchmark.getName(), 0L))))
                        .toList());
    }

    private static String word(Enum<?> value, String prefix) {
        return value.name().replace(prefix, "");
    }
}
