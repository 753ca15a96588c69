package ventral.cli.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import ventral.api.v1.Checkpoint;
import ventral.cli.grpc.WeightsClient;
import ventral.platform.digest.Sha256;

/** Downloads a checkpoint's file to a {@code .part} file beside its target, and renames it once it is complete. */
final class CheckpointDownload {

    private final WeightsClient weights;
    private final Checkpoint checkpoint;
    private final Path target;
    private final Path part;

    /**
     * Creates a download.
     *
     * @param target file to write; replaced if it exists
     */
    CheckpointDownload(WeightsClient weights, Checkpoint checkpoint, Path target) {
        this.weights = weights;
        this.checkpoint = checkpoint;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
    }

    /**
     * Downloads the file, continuing an earlier {@code .part} file.
     *
     * @throws IOException if the file's SHA-256 is not the trainer's, in which case the {@code .part} file is deleted, or
     *     more bytes are sent than the file has
     */
    void run() throws IOException {
        long there = Files.exists(part) ? Files.size(part) : 0;
        if (there > checkpoint.getSizeBytes()) {
            Files.delete(part);
            there = 0;
        }
        long rest = checkpoint.getSizeBytes() - there;
        try (OutputStream file = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                OutputStream out = new LimitedOutputStream(file, checkpoint.getName(), rest)) {
            weights.read(checkpoint.getName(), there, out);
        }
        String digest = Sha256.hex(part);
        String expected = HexFormat.of().formatHex(checkpoint.getSha256().toByteArray());
        if (!digest.equals(expected)) {
            Files.delete(part);
            throw new IOException("%s came with the SHA-256 %s, not %s: download it again"
                    .formatted(checkpoint.getName(), digest, expected));
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
