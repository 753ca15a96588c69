package ventral.render.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.render.asset.PackSource;
import ventral.render.pack.ModelPack;
import ventral.render.pack.PackReport;

@Command(
        name = "check",
        description = {
            "Reads every model of a pack and lists those that cannot be rendered, with the reason.",
            "",
            "Exits with status 1 if any model is refused."
        },
        footer = {"", "Example:", "  ventral models check my-pack.zip --labels labels.csv"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ModelsCheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PACK",
            description = "Folder or zip archive of OBJ, glTF or GLB files, or " + PackSource.FURNITURE + ".")
    Path path;

    @Option(names = "--labels", description = "Label table (default: labels.csv in the pack).")
    @Nullable Path labels;

    @Override
    public Integer call() {
        PackSource source = path.toString().equals(PackSource.FURNITURE)
                ? new PackSource(PackSource.FURNITURE, PackSource.furniture().path(), labels)
                : new PackSource(path.getFileName().toString(), path, labels);
        ModelPack.LoadedPack read = source.read(new ModelReadProgress(System.err));
        PackReport report = read.report();
        report.warnings().forEach(warning -> System.out.println("warning: " + warning));
        report.refused().forEach(refused -> System.out.println("REFUSED: " + refused));
        System.out.printf(
                "%d models of %d categories can be rendered, %d are refused; %d warnings%n",
                read.library().models().size(),
                read.library().categories().size(),
                report.refused().size(),
                report.warnings().size());
        return report.refused().isEmpty() ? 0 : 1;
    }
}
