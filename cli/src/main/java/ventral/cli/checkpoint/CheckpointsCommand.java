package ventral.cli.checkpoint;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Checkpoint;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.GatewayOption;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.option.SortOrderOption;
import ventral.cli.output.ExitCode;
import ventral.cli.output.MessageView;
import ventral.cli.run.ValidationTable;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.cli.terminal.TextTable;
import ventral.contract.name.CheckpointName;

@Command(
        name = "checkpoints",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Lists, shows and downloads the weights that runs have stored.",
            "A checkpoint is named runs/r1/checkpoints/64000, by the images that it has seen.",
            "Checkpoint 0 is the untrained network."
        },
        footer = {"", "Example:", "  ./ventral checkpoints list r1"})
public final class CheckpointsCommand {

    private static final int DIGITS_OF_DIGEST = 12;
    private static final String SUCH_AS = "such as runs/r1/checkpoints/64000";

    private static final MessageView<Checkpoint> VIEW =
            MessageView.table(Checkpoint.getDefaultInstance(), CheckpointsCommand::table);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists checkpoints, run by run, by images seen.",
            footer = {"", "Example:", "  ./ventral checkpoints list r1"})
    int list(
            @Mixin QueryOptions options,
            @Parameters(
                            paramLabel = "RUN",
                            arity = "0..1",
                            description = "only checkpoints of this run (default: every run)")
                    @Nullable String run,
            @Mixin SortOrderOption sortOrder) {
        return options.printList(
                VIEW,
                gateway -> run == null
                        ? gateway.checkpoints().list(sortOrder.orderBy())
                        : gateway.checkpoints().list(ResourceArguments.run(run), sortOrder.orderBy()));
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one checkpoint, where its weights are, and its accuracy on held-out images.",
            footer = {"", "Example:", "  ./ventral checkpoints get runs/r1/checkpoints/64000"})
    int get(
            @Mixin QueryOptions options,
            @Parameters(paramLabel = "CHECKPOINT", description = SUCH_AS) String checkpoint) {
        return options.printOne(
                VIEW,
                gateway -> gateway.checkpoints().get(CheckpointName.parse(checkpoint)),
                (gateway, found) -> describe(found));
    }

    private static List<String> describe(Checkpoint checkpoint) {
        List<String> lines = new ArrayList<>(table(List.of(checkpoint)).lines());
        lines.add("");
        lines.add("sha256  " + sha256(checkpoint));
        lines.add("weights " + checkpoint.getUri());
        TextTable validation = ValidationTable.of(List.of(checkpoint));
        if (!validation.rows().isEmpty()) {
            lines.add("");
            lines.addAll(validation.lines());
        }
        return lines;
    }

    @Command(
            name = "download",
            mixinStandardHelpOptions = true,
            description = {
                "Downloads a checkpoint's weights as a safetensors file that torchvision's networks load.",
                "A repeated download continues where an interrupted one stopped."
            },
            footer = {"", "Example:", "  ./ventral checkpoints download runs/r1/checkpoints/64000 --file r1.safetensors"
            })
    int download(
            @Mixin GatewayOption option,
            @Parameters(paramLabel = "CHECKPOINT", description = SUCH_AS) String checkpoint,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "file to write (default: {run}-{seen}.safetensors)")
                    @Nullable Path file)
            throws IOException {
        CheckpointName name = CheckpointName.parse(checkpoint);
        Path target =
                file == null ? Path.of("%s-%d.safetensors".formatted(name.run().id(), name.seenImageCount())) : file;
        try (GatewayClient gateway = option.connect()) {
            Checkpoint found = gateway.checkpoints().get(name);
            new CheckpointDownload(gateway.weights(), found, target).run();
            Terminal.standardOutput()
                    .println("%s  %s, SHA-256 verified".formatted(target, NumberFormats.bytes(found.getSizeBytes())));
            return ExitCode.OK;
        }
    }

    private static TextTable table(List<Checkpoint> checkpoints) {
        return new TextTable(
                List.of(
                        words("run"),
                        figures("seen"),
                        words("network"),
                        figures("size"),
                        words("sha256"),
                        figures("held-out loss")),
                checkpoints.stream().map(CheckpointsCommand::row).toList());
    }

    private static List<String> row(Checkpoint checkpoint) {
        return List.of(
                runName(checkpoint),
                NumberFormats.count(checkpoint.getSeenImageCount()),
                checkpoint.getNetwork(),
                NumberFormats.bytes(checkpoint.getSizeBytes()),
                sha256(checkpoint).substring(0, DIGITS_OF_DIGEST),
                checkpoint.hasValidation()
                        ? NumberFormats.score(checkpoint.getValidation().getLoss())
                        : "");
    }

    private static String runName(Checkpoint checkpoint) {
        return CheckpointName.parse(checkpoint.getName()).run().toString();
    }

    private static String sha256(Checkpoint checkpoint) {
        return HexFormat.of().formatHex(checkpoint.getSha256().toByteArray());
    }
}
