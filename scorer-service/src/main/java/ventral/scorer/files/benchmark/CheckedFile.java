package ventral.scorer.files.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import ventral.scorer.files.DescriptorFields;

/** File whose content must match a digest. */
sealed interface CheckedFile permits LocalFile, RemoteFile {

    Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    /** Returns the descriptor's field that names the file. */
    String field();

    /** Returns the name of the file as the descriptor states it, for messages. */
    String shownName();

    /** Returns the SHA-1 of the file in lower-case hexadecimal, by which Brain-Score identifies its files. */
    String sha1();

    /**
     * Returns the path of the file without checking its content.
     *
     * @throws NoSuchFileException if the file does not exist, or its path cannot be determined
     */
    Path locate(BenchmarkPaths places) throws NoSuchFileException;

    /**
     * Returns the path of the file after checking its digest.
     *
     * @throws NoSuchFileException if the file does not exist
     * @throws IOException if the digest does not match
     */
    default Path locateVerified(BenchmarkPaths places) throws IOException {
        Path found = locate(places);
        String digest = digest(found);
        if (!digest.equals(sha1())) {
            throw new IOException("%s.sha1: %s has the SHA-1 %s, not %s; fetch it again"
                    .formatted(field(), shownName(), digest, sha1()));
        }
        return found;
    }

    static CheckedFile of(DescriptorFields parent, String name) {
        DescriptorFields fields = parent.mapping(name);
        String field = parent.path(name);
        String sha1 = fields.text("sha1");
        if (!SHA1.matcher(sha1).matches()) {
            throw new IllegalArgumentException(
                    "%s.sha1 is %s; it has to be 40 hexadecimal digits in lower case".formatted(field, sha1));
        }
        if (fields.has("file") == fields.has("fetch")) {
            throw new IllegalArgumentException("%s must have either file or fetch".formatted(field));
        }
        CheckedFile file = fields.has("file")
                ? new LocalFile(field, fields.text("file"), sha1)
                : RemoteFile.of(field, fields.mapping("fetch"), sha1);
        fields.requireAllRead();
        return file;
    }

    private static String digest(Path path) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-1"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform supports it
        }
    }
}
