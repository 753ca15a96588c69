package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import ventral.contract.name.ReferenceName;
import ventral.platform.safetensors.SafetensorsFile;
import ventral.scorer.candidate.ResNetWeights;
import ventral.scorer.djl.script.ScriptLimits;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.files.network.PublishedCurveCsv;
import ventral.scorer.files.network.ReferenceFolder;
import ventral.scorer.files.network.ScalingVvsTable;
import ventral.scorer.score.PublishedCurve;
import ventral.scorer.score.PublishedScore;

@Command(
        name = "references",
        description = "Installs and removes reference networks, which a scorer reads when it starts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class ScorerReferencesCommand {

    private static final String AT_THE_NEXT_START = "A running scorer reads the folder when it is started again.";

    @Option(
            names = "--folder",
            scope = ScopeType.INHERIT,
            required = true,
            paramLabel = "DIR",
            description = "Folder of reference networks.")
    Path folder;

    @Spec
    CommandSpec spec;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Installs the weights of a ResNet-18 or ResNet-50 under torchvision's tensor names as a reference"
                        + " network.",
                "",
                "FILE is safetensors, or a .pth file of torch.save(model.state_dict(), FILE), PyTorch 1.6 or later. No"
                        + " code in it is run. Every tensor is checked by name, type and shape. The network's input is"
                        + " 224 by 224 pixels with ImageNet's mean and SD.",
                "",
                "With --allow-torchscript, FILE may also be TorchScript (.pt), a program, with its manifest beside it"
                        + " (see './ventral score --help'). It processes a blank image before it is installed.",
                "",
                "Example: ./ventral references add imagenet-resnet18 --weights resnet18.pth"
                        + " --display-name 'ImageNet ResNet-18'"
            })
    int add(
            @Parameters(paramLabel = "NAME", description = "Name, such as imagenet-resnet18.") String name,
            @Option(names = "--weights", required = true, paramLabel = "FILE", description = "File with the weights.")
                    Path weights,
            @Option(
                            names = "--display-name",
                            paramLabel = "TEXT",
                            description = "Name shown in figures (default: NAME; of TorchScript, the manifest's).")
                    @Nullable String displayName,
            @Option(
                            names = "--allow-torchscript",
                            description =
                                    "Run a TorchScript file, in a process of its own, with limits. Allow only files"
                                            + " of authors whom you trust.")
                    boolean isTorchScriptAllowed,
            @Option(
                            names = "--torchscript-memory",
                            paramLabel = "MB",
                            defaultValue = "8192",
                            description = "Address space of that process (default: ${DEFAULT-VALUE}).")
                    long memory,
            @Option(
                            names = "--torchscript-deadline",
                            paramLabel = "SECONDS",
                            defaultValue = "600",
                            description = "Time in which that process must load the file, and process the image"
                                    + " (default: ${DEFAULT-VALUE}).")
                    long deadline)
            throws IOException {
        ReferenceName reference = name(name);
        if (ScriptCheck.isScript(weights)) {
            if (displayName != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--display-name is given, but the manifest of TorchScript has the name: leave"
                                + " it out, or change \"model\" in the manifest");
            }
            var layers = ScriptCheck.run(
                    weights,
                    isTorchScriptAllowed ? new ScriptLimits(memory << 20, Duration.ofSeconds(deadline)) : null);
            Path script = ReferenceFolder.addScript(folder, reference, weights);
            System.out.printf(
                    "%s is TorchScript with the layers %s, in %s%n%s A scorer runs it only with"
                            + " ventral.scorer.allow-torchscript=true (./ventral up --allow-torchscript).%n",
                    reference, String.join(", ", layers), script.toAbsolutePath(), AT_THE_NEXT_START);
            return 0;
        }
        String shown = Objects.requireNonNullElse(displayName, reference.id());
        if (shown.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--display-name is blank; give a text, or leave it out");
        }
        ResNetWeights read = ResNetWeightsFile.read(weights);
        Path file = ReferenceFolder.add(
                folder, reference, shown, read.network(), part -> SafetensorsFile.write(part, read.tensors()));
        System.out.printf(
                "%s is a %s, in %s%n%s%n", reference, read.network().id(), file.toAbsolutePath(), AT_THE_NEXT_START);
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Deletes a reference network's file and manifest from the folder.")
    int remove(@Parameters(paramLabel = "NAME") String name) throws IOException {
        System.out.printf("Deleted %s%n%s%n", ReferenceFolder.remove(folder, name(name)), AT_THE_NEXT_START);
        return 0;
    }

    @Command(
            name = "installed",
            mixinStandardHelpOptions = true,
            description = "Lists the reference networks of the folder, whether or not they are scored yet.")
    int installed() throws IOException {
        for (ReferenceModel reference : ReferenceFolder.read(folder)) {
            System.out.printf("%s  %s%n", reference.name(), reference.source().displayName());
        }
        for (PublishedCurve curve : ReferenceFolder.readCurves(folder)) {
            curve.scores().stream()
                    .findFirst()
                    .ifPresent(score -> System.out.printf("%s  curve of %s%n", score.family(), score.displayName()));
        }
        return 0;
    }

    @Command(
            name = "import-curve",
            mixinStandardHelpOptions = true,
            description = {
                "Installs published scores of a family of networks by their number of training images.",
                "",
                "FILE is benchmark_scores.csv of Gokce and Schrimpf (2025), epflneuroailab/scaling-primate-vvs."
                        + " Selects the supervised networks of --arch on --dataset, on Brain-Score's four public neural"
                        + " benchmarks, as (r/c)^2. They become a curve in the figures of those benchmarks.",
                "",
                "Example: ./ventral references import-curve imagenet-resnet18 --scores benchmark_scores.csv"
            })
    int importCurve(
            @Parameters(paramLabel = "NAME", description = "Name, such as imagenet-resnet18.") String name,
            @Option(names = "--scores", required = true, paramLabel = "FILE", description = "File with the scores.")
                    Path table,
            @Option(
                            names = "--arch",
                            defaultValue = "resnet18",
                            description = "Architecture (default: ${DEFAULT-VALUE}).")
                    String architecture,
            @Option(
                            names = "--dataset",
                            defaultValue = "imagenet",
                            description = "Data set (default: ${DEFAULT-VALUE}).")
                    String dataset,
            @Option(
                            names = "--display-name",
                            paramLabel = "TEXT",
                            description = "Name shown in figures (default: ARCH on DATASET, Gokce and Schrimpf 2025).")
                    @Nullable String displayName)
            throws IOException {
        ReferenceName family = name(name);
        String shown = Objects.requireNonNullElse(
                displayName, "%s on %s, Gokce and Schrimpf 2025".formatted(architecture, dataset));
        var scores = ScalingVvsTable.select(table, family.id(), shown, architecture, dataset);
        Path file = ReferenceFolder.addCurve(folder, family, part -> PublishedCurveCsv.write(part, scores));
        System.out.printf(
                "%d scores of %d networks are in %s%n%s%n",
                scores.size(),
                scores.stream().map(PublishedScore::reference).distinct().count(),
                file.toAbsolutePath(),
                AT_THE_NEXT_START);
        return 0;
    }

    private ReferenceName name(String text) {
        try {
            return text.contains("/") ? ReferenceName.parse(text) : new ReferenceName(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
