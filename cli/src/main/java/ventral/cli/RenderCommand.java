package ventral.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.local.LocalFailure;

@Command(
        name = "render",
        usageHelpWidth = Terminal.HELP_COLUMNS,
        description = {
            "Renders on this machine without a running system.",
            "",
            "What follows goes to the renderer: export, contact-sheet or collections, and their options.",
            "'ventral render export --help' says more."
        })
final class RenderCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "export, contact-sheet or collections, and its options")
    private List<String> command = List.of();

    @Override
    public Integer call() throws LocalFailure, IOException, InterruptedException {
        return ServiceCommands.RENDERER.run(command);
    }
}
