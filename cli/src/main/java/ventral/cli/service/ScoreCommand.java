package ventral.cli.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import ventral.cli.output.CommandException;
import ventral.launcher.component.LaunchException;

@Command(
        name = "score",
        description = "Scores a network file, TorchScript or weights, on the benchmarks of this machine.")
public final class ScoreCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws CommandException, LaunchException, IOException, InterruptedException {
        return ScorerLauncher.run(List.of("score"), arguments);
    }
}
