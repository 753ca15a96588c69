package ventral.scorer.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import ventral.scorer.artifact.ArtifactReader;
import ventral.scorer.artifact.Tensor;
import ventral.scorer.artifact.WeightsReader;

/** Reads weights from safetensors artifacts. The digest of the whole file is checked before it is decoded. */
public final class SafetensorsWeightsReader implements WeightsReader {

    private final ArtifactReader artifacts;

    public SafetensorsWeightsReader(ArtifactReader artifacts) {
        this.artifacts = artifacts;
    }

    @Override
    public SortedMap<String, Tensor> read(URI uri, String sha256) throws IOException {
        byte[] bytes;
        try (InputStream in = artifacts.open(uri)) {
            bytes = in.readAllBytes();
        }
        String found = HexFormat.of().formatHex(sha256(bytes));
        if (!found.equals(sha256)) {
            throw new IOException("%s has the SHA-256 %s, not %s".formatted(uri, found, sha256));
        }
        try {
            return SafetensorsCodec.tensors(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new IOException("%s: %s".formatted(uri, e.getMessage()), e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform supports it
        }
    }
}
