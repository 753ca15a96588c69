package ventral.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.output.CommandException;
import ventral.cli.service.ServiceLauncher;
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
            "gateway: latency of lists, curves and single gets of a large ledger, beside a bare echo.",
            "'./ventral bench train --help' shows the options of train; score and gateway have help, too."
        },
        footer = {"", "Example:", "  ./ventral bench render"})
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Parameters(
            arity = "1..*",
            paramLabel = "BENCHMARK",
            description = "render, codecs, train, score or gateway, and its options")
    private List<String> benchmark = List.of();

    @Override
    public Integer call() throws CommandException, LaunchException, IOException, InterruptedException {
        if (benchmark.get(0).equals(TrainBench.NAME)) {
            return TrainBench.run(benchmark.subList(1, benchmark.size()));
        }
        if (benchmark.get(0).equals(ScoreBench.NAME)) {
            return ScoreBench.run(benchmark.subList(1, benchmark.size()));
        }
        if (benchmark.get(0).equals(GatewayBench.NAME)) {
            return GatewayBench.run(benchmark.subList(1, benchmark.size()));
        }
        List<String> whole = new ArrayList<>(List.of("bench"));
        whole.addAll(benchmark);
        return ServiceLauncher.RENDERER.run(whole);
    }
}
