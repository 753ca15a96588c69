package ventral.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ventral.platform.digest.Sha256;

/**
 * Holds the principals of a token file. A line is {@code NAME ROLE sha256:HEX} for a token, of which the file has only
 * the digest, or {@code NAME ROLE certificate} for the common name of a client certificate. A name may have several
 * tokens, so that they can be replaced one after the other.
 */
public final class TokenFile {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-fA-F]{64})");
    private static final String CERTIFICATE = "certificate";
    private static final int FIELD_COUNT = 3;

    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Principal> certificates = new HashMap<>();

    private record Token(byte[] digest, Principal principal) {}

    private TokenFile() {}

    /**
     * Parses a token file. Messages do not quote an invalid line, because it may hold a token in any of its fields.
     *
     * @param file name of the file, for messages
     * @throws IllegalArgumentException if a line is invalid; the message has no secret
     */
    public static TokenFile parse(String file, List<String> lines) {
        TokenFile parsed = new TokenFile();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                parsed.add(SPACE.split(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s, line %d: %s".formatted(file, i + 1, e.getMessage()), e);
            }
        }
        return parsed;
    }

    /** Returns whether the file lists nobody. */
    public boolean isEmpty() {
        return tokens.isEmpty() && certificates.isEmpty();
    }

    private void add(String[] fields) {
        if (fields.length != FIELD_COUNT) {
            throw new IllegalArgumentException(
                    "%d fields: write 'NAME ROLE sha256:HEX' or 'NAME ROLE certificate'".formatted(fields.length));
        }
        boolean hasCertificate = fields[2].equals(CERTIFICATE);
        Principal principal =
                principal(fields[0], fields[1], hasCertificate ? Principal.Source.CERTIFICATE : Principal.Source.TOKEN);
        if (hasCertificate) {
            if (certificates.putIfAbsent(principal.name(), principal) != null) {
                throw new IllegalArgumentException(
                        "the certificate of '%s' is listed twice: delete one of the lines".formatted(principal.name()));
            }
            return;
        }
        var digest = DIGEST.matcher(fields[2]);
        if (!digest.matches()) {
            throw new IllegalArgumentException(
                    "the third field is neither 'certificate' nor 'sha256:' with 64 hexadecimal digits: write the token's digest, never the token");
        }
        byte[] bytes = HexFormat.of().parseHex(digest.group(1));
        if (find(bytes) != null) {
            throw new IllegalArgumentException(
                    "the token of '%s' is listed twice: give each line a token of its own".formatted(principal.name()));
        }
        tokens.add(new Token(bytes, principal));
    }

    private static Principal principal(String name, String id, Principal.Source source) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the first field is an invalid name: write up to 64 letters, digits, dots, underscores, hyphens or @");
        }
        Role role = Role.find(id);
        if (role == null) {
            throw new IllegalArgumentException("the second field is not a role: write viewer, operator or admin");
        }
        return new Principal(name, role, source);
    }

    /** Finds the holder of a token; null if the token is not listed. */
    public @Nullable Principal findByToken(String token) {
        return find(Sha256.create().digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    /** Compares every digest in constant time, so that the duration reveals nothing about them. */
    private @Nullable Principal find(byte[] digest) {
        Principal found = null;
        for (Token token : tokens) {
            if (MessageDigest.isEqual(token.digest(), digest)) {
                found = token.principal();
            }
        }
        return found;
    }

    /** Finds the holder of a client certificate by its common name; null if the name is not listed. */
    public @Nullable Principal findByCertificate(String commonName) {
        return certificates.get(commonName);
    }
}
