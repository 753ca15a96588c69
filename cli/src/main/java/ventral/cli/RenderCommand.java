package ventral.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            "What follows goes to the renderer: export or contact-sheet, and their options.",
            "'ventral render export --help' says more."
        })
final class RenderCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "export or contact-sheet, and its options")
    private List<String> command = List.of();

    /** Runs one of the renderer's commands and returns its exit status. */
    static int run(List<String> command) throws LocalFailure, IOException, InterruptedException {
        return start(command).waitFor();
    }

    /** Starts one of the renderer's commands on this terminal. */
    static Process start(List<String> command) throws LocalFailure, IOException {
        Path jar = LocalOptions.home().resolve("render-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LocalFailure("render-service is not built: there is no %s".formatted(jar));
        }
        List<String> whole = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        whole.addAll(command);
        return new ProcessBuilder(whole).inheritIO().start();
    }

    @Override
    public Integer call() throws LocalFailure, IOException, InterruptedException {
        return run(command);
    }
}
