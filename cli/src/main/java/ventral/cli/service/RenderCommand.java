package ventral.cli.service;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.output.CommandException;

@Command(
        name = "render",
        description = {
            "Renders images on this machine, without a running system.",
            "",
            "Passes a command and its options to the renderer: export, contact-sheet or collections.",
            "'./ventral render export --help' shows the options of a command."
        },
        footer = {"", "Example:", "  ./ventral render collections"})
public final class RenderCommand implements Callable<Integer> {

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
    public Integer call() throws CommandException, IOException, InterruptedException {
        return ServiceLauncher.RENDERER.run(command);
    }
}
