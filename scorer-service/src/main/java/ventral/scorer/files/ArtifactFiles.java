package ventral.scorer.files;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import ventral.scorer.benchmark.Tensor;
import ventral.scorer.benchmark.Weights;

/** Weights in safetensors files on a disk that the trainer shares. */
public final class ArtifactFiles implements Weights {

    @Override
    public SortedMap<String, Tensor> read(URI uri, String sha256) throws IOException {
        if (!"file".equals(uri.getScheme())) {
            throw new IOException("%s is on no disk: only file: can be read".formatted(uri));
        }
        byte[] bytes = Files.readAllBytes(Path.of(uri));
        String found = HexFormat.of().formatHex(sha256(bytes));
        if (!found.equals(sha256)) {
            throw new IOException("%s has the SHA-256 %s, not %s".formatted(uri, found, sha256));
        }
        try {
            return Safetensors.tensors(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new IOException("%s: %s".formatted(uri, e.getMessage()), e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
