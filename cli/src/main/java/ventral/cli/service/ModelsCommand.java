package ventral.cli.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import ventral.cli.output.CommandException;

@Command(name = "models", description = "Lists, shows and checks object libraries on this machine.")
public final class ModelsCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws CommandException, IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("models"));
        whole.addAll(arguments.isEmpty() ? List.of("--help") : arguments);
        return ServiceLauncher.RENDERER.run(whole);
    }
}
