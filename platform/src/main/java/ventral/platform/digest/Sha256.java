package ventral.platform.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 digests. */
public final class Sha256 {

    private Sha256() {}

    /** Returns an empty digest, to be updated. */
    public static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform supports it
        }
    }

    /** Completes a digest and returns it in lower-case hexadecimal. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the digest of bytes, in lower-case hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(create().digest(bytes));
    }

    /**
     * Returns the digest of a file, in lower-case hexadecimal.
     *
     * @throws IOException if the file cannot be read
     */
    public static String hex(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return hex(digest(in));
        }
    }

    /** Returns the digest of the rest of a stream, without closing it. */
    public static MessageDigest digest(InputStream in) throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, create());
        digesting.transferTo(OutputStream.nullOutputStream());
        return digesting.getMessageDigest();
    }
}
