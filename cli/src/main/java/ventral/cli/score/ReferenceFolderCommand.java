package ventral.cli.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.cli.service.ScorerLauncher;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.LaunchException;
import ventral.launcher.service.ServiceLaunchSpec;

/** Runs a command of the scorer on the folder of reference networks that the local system's scorer reads. */
abstract class ReferenceFolderCommand implements Callable<Integer> {

    private static final List<String> HELP = List.of("--help", "-h");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data folder of the system (default: .ventral in the project's folder)")
    private @Nullable Path data;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "folder of reference networks (default: the variable " + ServiceLaunchSpec.REFERENCES
                    + ", or references in the data folder)")
    private @Nullable Path folder;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, LaunchException, IOException, InterruptedException {
        String name = spec == null ? "" : spec.name();
        List<String> whole = new ArrayList<>(List.of("references", name));
        whole.addAll(arguments);
        if (arguments.stream().noneMatch(HELP::contains)) {
            whole.addAll(List.of(
                    "--folder", folder(System.getenv(), LocalOptions.home()).toString()));
        }
        return ScorerLauncher.scorer().run(whole);
    }

    /**
     * Returns the folder of the option; without one that of the environment, and without that the one in the data
     * folder.
     */
    Path folder(Map<String, String> environment, Path home) throws LaunchException {
        if (folder != null) {
            return folder;
        }
        String set = environment.getOrDefault(ServiceLaunchSpec.REFERENCES, "");
        return data == null && !set.isBlank()
                ? Path.of(set)
                : DataFolder.makeReferences(data == null ? home.resolve(".ventral") : data);
    }

    @Command(
            name = "add",
            description = "Installs weights of a ResNet-18 or ResNet-50, or TorchScript, as a reference network.")
    static final class ReferencesAddCommand extends ReferenceFolderCommand {}

    @Command(name = "remove", description = "Deletes a reference network from the folder.")
    static final class ReferencesRemoveCommand extends ReferenceFolderCommand {}

    @Command(name = "installed", description = "Lists the reference networks in the folder.")
    static final class ReferencesInstalledCommand extends ReferenceFolderCommand {}

    @Command(
            name = "import-curve",
            description = "Installs published scores of networks by the number of images that they learnt from.")
    static final class ReferencesImportCurveCommand extends ReferenceFolderCommand {}
}
