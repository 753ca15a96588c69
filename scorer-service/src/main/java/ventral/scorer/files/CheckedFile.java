package ventral.scorer.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that has to be the very one that was meant.
 *
 * @param field that named it
 * @param path as it was written, with {@code ${NAME}} for a variable
 * @param sha1 of its bytes, in lower-case hexadecimal; the digest that Brain-Score's files are known by
 */
record CheckedFile(String field, String path, String sha1) {

    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    CheckedFile {
        if (!SHA1.matcher(sha1).matches()) {
            throw new IllegalArgumentException(
                    "%s.sha1 is %s; it has to be 40 hexadecimal digits in lower case".formatted(field, sha1));
        }
    }

    static CheckedFile of(Fields parent, String name) {
        Fields fields = parent.mapping(name);
        CheckedFile file = new CheckedFile(parent.path(name), fields.text("file"), fields.text("sha1"));
        fields.end();
        return file;
    }

    /**
     * Where the file is.
     *
     * @param folder that a relative path starts from
     * @throws NoSuchFileException if it is not there, or a variable is not set
     * @throws IOException if it is another file
     */
    Path find(Path folder, Map<String, String> variables) throws IOException {
        Path found = folder.resolve(expand(variables)).normalize();
        if (!Files.isRegularFile(found)) {
            throw new NoSuchFileException("%s.file: there is no file %s".formatted(field, found.toAbsolutePath()));
        }
        String digest = sha1(found);
        if (!digest.equals(sha1)) {
            throw new IOException("%s.sha1: %s has the SHA-1 %s, not %s; fetch it again"
                    .formatted(field, found.toAbsolutePath(), digest, sha1));
        }
        return found;
    }

    private String expand(Map<String, String> variables) throws NoSuchFileException {
        StringBuilder expanded = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            String value = variables.get(matcher.group(1));
            if (value == null || value.isBlank()) {
                throw new NoSuchFileException("%s.file: %s lies in a folder that is named by %s, which is not set"
                        .formatted(field, path, matcher.group(1)));
            }
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(expanded).toString();
    }

    private static String sha1(Path path) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-1"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
