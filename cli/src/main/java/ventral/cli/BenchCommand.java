package ventral.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.local.LocalFailure;

@Command(
        name = "bench",
        usageHelpWidth = Terminal.HELP_COLUMNS,
        description = {
            "Measures what this machine can do, without a running system.",
            "",
            "render: pictures drawn in a second.",
            "codecs: what the encodings of pictures take and cost.",
            "train: images learnt from in a second, beside PyTorch in Python.",
            "score: seconds that the scores of a layer take, beside scikit-learn in Python.",
            "gateway: how long lists, curves and single gets of a large ledger take, beside a bare echo.",
            "'ventral bench train --help' says more, and so do score and gateway."
        })
final class BenchCommand implements Callable<Integer> {

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
    public Integer call() throws LocalFailure, IOException, InterruptedException {
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
        return ServiceCommands.RENDERER.run(whole);
    }
}
