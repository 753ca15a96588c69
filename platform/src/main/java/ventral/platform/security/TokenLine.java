package ventral.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import ventral.platform.digest.Sha256;

/**
 * An entry of a gateway's token file: {@code NAME ROLE sha256:HEX} for a token, which itself is not in the file, or
 * {@code NAME ROLE certificate} for a client certificate.
 *
 * @param name who or what uses the token; of a certificate, its common name
 * @param credential {@code sha256:} with the lower-case hexadecimal SHA-256 of the token's characters, or {@code
 *     certificate}
 */
public record TokenLine(String name, Role role, String credential) {

    private static final String CERTIFICATE = "certificate";
    private static final String ALGORITHM = "sha256:";
    private static final int FIELD_COUNT = 3;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern CREDENTIAL = Pattern.compile("sha256:[0-9a-fA-F]{64}|certificate");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is no name, which the message quotes
     */
    public TokenLine {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "invalid token name '%s': must be 1 to 64 letters, digits or ._@-, the first a letter or digit"
                            .formatted(name));
        }
    }

    /** Returns whether a line of the file is an entry, and neither empty nor a comment. */
    public static boolean isEntry(String line) {
        return !line.isBlank() && !line.strip().startsWith("#");
    }

    /** Returns the entry of a token. */
    public static TokenLine of(String name, Role role, String token) {
        return new TokenLine(name, role, ALGORITHM + Sha256.hex(token.getBytes(UTF_8)));
    }

    /**
     * Parses an entry.
     *
     * @throws IllegalArgumentException if the line has another form; the message has no part of the line, which may hold
     *     a token in any of its fields
     */
    public static TokenLine parse(String line) {
        String[] fields = SPACE.split(line.strip());
        if (fields.length != FIELD_COUNT) {
            throw new IllegalArgumentException(
                    "%d fields: write 'NAME ROLE sha256:HEX' or 'NAME ROLE certificate'".formatted(fields.length));
        }
        if (!NAME.matcher(fields[0]).matches()) {
            throw new IllegalArgumentException(
                    "the first field is an invalid name: write up to 64 letters, digits, dots, underscores, hyphens or @");
        }
        Role role = Role.find(fields[1]);
        if (role == null) {
            throw new IllegalArgumentException("the second field is not a role: write viewer, operator or admin");
        }
        if (!CREDENTIAL.matcher(fields[2]).matches()) {
            throw new IllegalArgumentException(
                    "the third field is neither 'certificate' nor 'sha256:' with 64 hexadecimal digits: write the token's digest, never the token");
        }
        return new TokenLine(fields[0], role, fields[2].toLowerCase(Locale.ROOT));
    }

    /** Returns whether the entry is that of a token, and not of a certificate. */
    public boolean isToken() {
        return !credential.equals(CERTIFICATE);
    }

    /** Returns the SHA-256 of the token. */
    public byte[] digest() {
        if (!isToken()) {
            throw new IllegalStateException("a certificate has no digest here");
        }
        return HexFormat.of().parseHex(credential, ALGORITHM.length(), credential.length());
    }

    /**
     * Returns whether this is a token whose digest begins with some digits.
     *
     * @param prefix with or without {@code sha256:}
     */
    public boolean hasDigest(String prefix) {
        String digits = prefix.toLowerCase(Locale.ROOT);
        return credential.startsWith(digits.startsWith(ALGORITHM) ? digits : ALGORITHM + digits);
    }

    /** Returns what no other entry of a file may have: the digest of a token, or the name of a certificate. */
    public String key() {
        return isToken() ? credential : name;
    }

    /** Returns the line of the file. */
    public String text() {
        return "%s %s %s".formatted(name, role, credential);
    }
}
