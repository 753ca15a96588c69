package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Checkpoint;
import ventral.cli.grpc.Gateway;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;
import ventral.contract.name.CheckpointName;

@Command(
        name = "checkpoints",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows and downloads the weights that runs have stored.",
            "A checkpoint is named runs/r1/checkpoints/64000, by the images that it has seen; 0 is the untrained network."
        })
final class CheckpointsCommand {

    private static final int DIGITS_OF_DIGEST = 12;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists checkpoints, run by run.")
    int list(
            @Mixin GatewayOption option,
            @Parameters(paramLabel = "RUN", arity = "0..1", description = "its checkpoints; those of every run without")
                    @Nullable String run) {
        try (Gateway gateway = option.connect()) {
            List<Checkpoint> checkpoints =
                    run == null ? gateway.listCheckpoints() : gateway.listCheckpoints(RunsCommand.name(run));
            new Table(
                            List.of(
                                    words("run"),
                                    figures("seen"),
                                    words("network"),
                                    figures("size"),
                                    words("sha256"),
                                    figures("loss held out")),
                            checkpoints.stream()
                                    .sorted(Comparator.comparing(CheckpointsCommand::run)
                                            .thenComparingLong(Checkpoint::getSeenImageCount))
                                    .map(CheckpointsCommand::row)
                                    .toList())
                    .lines()
                    .forEach(Terminal.ofThisProcess()::say);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "download",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = {
                "Downloads a checkpoint's weights, a safetensors file that torchvision's networks load.",
                "A download that was broken off goes on where it stopped when it is asked for again."
            })
    int download(
            @Mixin GatewayOption option,
            @Parameters(paramLabel = "CHECKPOINT", description = "such as runs/r1/checkpoints/64000") String checkpoint,
            @Option(
                            names = {"-f", "--file"},
                            paramLabel = "FILE",
                            description = "where to (default: {run}-{seen}.safetensors)")
                    @Nullable Path file)
            throws IOException {
        CheckpointName name = CheckpointName.parse(checkpoint);
        Path target =
                file == null ? Path.of("%s-%d.safetensors".formatted(name.run().id(), name.seenImageCount())) : file;
        try (Gateway gateway = option.connect()) {
            Checkpoint found = gateway.getCheckpoint(name);
            new Download(gateway.weights(), found, target).run();
            Terminal.ofThisProcess()
                    .say("%s  %s, SHA-256 as the trainer wrote it"
                            .formatted(target, Words.bytes(found.getSizeBytes())));
            return ExitCode.OK;
        }
    }

    private static List<String> row(Checkpoint checkpoint) {
        return List.of(
                run(checkpoint),
                Words.count(checkpoint.getSeenImageCount()),
                checkpoint.getNetwork(),
                Words.bytes(checkpoint.getSizeBytes()),
                HexFormat.of().formatHex(checkpoint.getSha256().toByteArray()).substring(0, DIGITS_OF_DIGEST),
                checkpoint.hasValidation()
                        ? Words.score(checkpoint.getValidation().getLoss())
                        : "");
    }

    private static String run(Checkpoint checkpoint) {
        return CheckpointName.parse(checkpoint.getName()).run().toString();
    }
}
