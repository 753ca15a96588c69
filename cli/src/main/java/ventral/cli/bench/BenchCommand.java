package ventral.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ventral.cli.output.CommandException;
import ventral.launcher.component.LaunchException;

@Command(
        name = "bench",
        description = {
            "Measures the performance of this machine, without a running system.",
            "",
            "render: images rendered per second.",
            "codecs: size and time of image encodings.",
            "train: images trained on per second, beside PyTorch in Python.",
            "score: seconds that the scores of a layer take, beside scikit-learn in Python.",
            "memory: memory that the scores of large layers take, beside scikit-learn in Python.",
            "gateway: latency of lists, curves and single gets of a large ledger, beside a bare echo.",
            "page: time until the web page shows its first figure, and its frames per second while a sweep grows.",
            "load: memory, file handles, threads and latencies of a whole system that is busy for hours.",
            "startup: time until a short command has ended, and until a system is ready.",
            "loop: time of rendering, training and scoring at once, beside the time of each alone.",
            "'./ventral bench train --help' shows the options of train; all but render and codecs have help, too."
        },
        footer = {"", "Example:", "  ./ventral bench render"})
@SuppressWarnings("NullAway.Init")
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Parameters(
            arity = "1..*",
            paramLabel = "BENCHMARK",
            description = "render, codecs, train, score, memory, gateway, page, load, startup or loop, and its options")
    private List<String> benchmark = List.of();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws CommandException, LaunchException, IOException, InterruptedException {
        String name = benchmark.get(0);
        List<String> options = benchmark.subList(1, benchmark.size());
        return switch (name) {
            case RenderBench.RENDER, RenderBench.CODECS -> RenderBench.run(benchmark);
            case TrainBench.NAME -> TrainBench.run(options);
            case ScoreBench.SCORE, ScoreBench.MEMORY -> ScoreBench.run(benchmark);
            case GatewayBench.GATEWAY, GatewayBench.PAGE -> GatewayBench.run(benchmark);
            case LoadBench.NAME -> LoadBench.run(options);
            case StartupBench.NAME -> StartupBench.run(options);
            case LoopBench.NAME -> LoopBench.run(options);
            default ->
                throw new ParameterException(
                        command.commandLine(),
                        "unknown benchmark '%s': must be render, codecs, train, score, memory, gateway, page, load, startup or loop"
                                .formatted(name));
        };
    }
}
