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
        description = "Measures a network in a file, TorchScript or weights, against the benchmarks of this machine;"
                + " 'ventral score --help' says more.")
final class ScoreCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws LocalFailure, IOException, InterruptedException {
        return ScorerCommands.run(List.of("score"), arguments);
    }
}
