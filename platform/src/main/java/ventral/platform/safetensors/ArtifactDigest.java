package ventral.platform.safetensors;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.SortedMap;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.digest.Sha256;
import ventral.platform.tensor.Tensor;

/**
 * Digest and size of a file of tensors, which identify it.
 *
 * @param sha256 in lower-case hexadecimal
 */
public record ArtifactDigest(String sha256, long sizeBytes) {

    /** Returns the digest of the file that these tensors make. */
    public static ArtifactDigest of(SortedMap<String, Tensor> tensors) {
        try {
            return write(tensors, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen in memory
        }
    }

    /** Writes the file of these tensors, and returns its digest. */
    public static ArtifactDigest write(SortedMap<String, Tensor> tensors, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.create();
        CountingOutputStream count = new CountingOutputStream(new DigestOutputStream(out, digest));
        Safetensors.write(tensors, count);
        return new ArtifactDigest(Sha256.hex(digest), count.bytes);
    }

    /** Returns the digest of a file, which is read to its end. */
    public static ArtifactDigest of(InputStream file) throws IOException {
        MessageDigest digest = Sha256.create();
        long sizeBytes = file.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return new ArtifactDigest(Sha256.hex(digest), sizeBytes);
    }

    /** Returns the name of the file of these tensors. */
    public String fileName() {
        return Artifact.fileName(sha256);
    }

    /**
     * Reads the tensors of an artifact and verifies its digest.
     *
     * @param sizeBytes size that the artifact should have; 0 if it is unknown
     * @throws DamagedArtifactException if the artifact is larger, or larger than {@link Artifact#MAX_BYTES}, or its
     *     content has changed
     * @throws IOException if it cannot be read
     */
    public static SortedMap<String, Tensor> read(URI uri, String sha256, long sizeBytes, InputStream file)
            throws IOException {
        long limit = sizeBytes <= 0 ? Artifact.MAX_BYTES : Math.min(sizeBytes, Artifact.MAX_BYTES);
        return readLimited(uri, sha256, limit, file);
    }

    private static SortedMap<String, Tensor> readLimited(URI uri, String sha256, long maxBytes, InputStream file)
            throws IOException {
        MessageDigest digest = Sha256.create();
        try {
            SortedMap<String, Tensor> tensors = Safetensors.read(new DigestInputStream(file, digest), maxBytes);
            String found = Sha256.hex(digest);
            if (!found.equals(sha256)) {
                throw new DamagedArtifactException("%s has the SHA-256 %s, not %s".formatted(uri, found, sha256), null);
            }
            return tensors;
        } catch (MalformedSafetensorsException e) {
            throw new DamagedArtifactException("%s: %s".formatted(uri, e.getMessage()), e);
        }
    }

    /**
     * Reads the tensors of a local file, which may have any name, and verifies its digest.
     *
     * @throws DamagedArtifactException if it is not a regular file, or the content has changed
     * @throws IOException if it does not exist or cannot be read
     */
    public static SortedMap<String, Tensor> read(Path file, String sha256) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new DamagedArtifactException(file + " is not a regular file", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return readLimited(file.toUri(), sha256, Long.MAX_VALUE, in);
        }
    }

    private static final class CountingOutputStream extends FilterOutputStream {

        private long bytes;

        CountingOutputStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            out.write(values, offset, length);
            bytes += length;
        }
    }
}
