package ventral.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import ventral.cli.local.LocalFailure;

@Command(
        name = "score",
        usageHelpWidth = Terminal.HELP_COLUMNS,
        description = "Scores a network file, TorchScript or weights, on the benchmarks of this machine.")
final class ScoreCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws LocalFailure, IOException, InterruptedException {
        return ScorerCommands.run(List.of("score"), arguments);
    }
}
