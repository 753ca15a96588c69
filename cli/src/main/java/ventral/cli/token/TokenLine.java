package ventral.cli.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ventral.platform.digest.Sha256;

/**
 * One entry of a gateway's file: {@code NAME ROLE sha256:HEX} for a token, which itself is not in the file, or {@code
 * NAME ROLE certificate} for a client certificate.
 *
 * @param name who or what uses the token; of a certificate, its common name
 * @param credential {@code sha256:} with the lower-case hexadecimal SHA-256 of the token's characters, or {@code
 *     certificate}
 */
record TokenLine(String name, TokenRole role, String credential) {

    private static final String CERTIFICATE = "certificate";
    private static final String ALGORITHM = "sha256:";

    private static final String NAME_FORM = "must be 1 to 64 letters, digits or ._@-, the first a letter or digit";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern FORM = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(sha256:[0-9a-fA-F]{64}|certificate)");

    TokenLine {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("invalid token name '%s': %s".formatted(name, NAME_FORM));
        }
    }

    /** Returns the line of a new token. */
    static TokenLine of(String name, TokenRole role, String token) {
        return new TokenLine(name, role, ALGORITHM + Sha256.hex(token.getBytes(UTF_8)));
    }

    /**
     * Parses a line.
     *
     * @throws IllegalArgumentException if the line has another form; the message has no part of the line, which may hold
     *     a token by mistake
     */
    static TokenLine parse(String line) {
        Matcher parts = FORM.matcher(line.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be 'NAME ROLE sha256:' with 64 hexadecimal digits, or 'NAME ROLE certificate'");
        }
        if (!NAME.matcher(parts.group(1)).matches()) {
            throw new IllegalArgumentException("invalid token name in the first field: " + NAME_FORM);
        }
        return new TokenLine(
                parts.group(1), role(parts.group(2)), parts.group(3).toLowerCase(Locale.ROOT));
    }

    private static TokenRole role(String word) {
        return Arrays.stream(TokenRole.values())
                .filter(role -> role.toString().equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("unknown role in the second field: must be one of %s"
                        .formatted(Arrays.toString(TokenRole.values()))));
    }

    /**
     * Returns whether this is a token whose digest begins with some digits.
     *
     * @param prefix with or without {@code sha256:}
     */
    boolean hasDigest(String prefix) {
        String digits = prefix.toLowerCase(Locale.ROOT);
        return credential.startsWith(digits.startsWith(ALGORITHM) ? digits : ALGORITHM + digits);
    }

    /** Returns what no other line of a file may have: the digest of a token, or the name of a certificate. */
    String key() {
        return isToken() ? credential : name;
    }

    boolean isToken() {
        return !credential.equals(CERTIFICATE);
    }

    String text() {
        return "%s %s %s".formatted(name, role, credential);
    }
}
