package ventral.scorer.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-1 digests, by which Brain-Score identifies its files. */
final class Sha1 {

    private Sha1() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform supports it
        }
    }

    static String hexadecimal(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(Path file) throws IOException {
        MessageDigest digest = start();
        Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return hexadecimal(digest);
    }
}
