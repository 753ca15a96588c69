package ventral.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.platform.digest.Sha256;
import ventral.platform.security.TokenLine;

/**
 * Holds the principals of a token file. A line is {@code NAME ROLE sha256:HEX} for a token, of which the file has only
 * the digest, or {@code NAME ROLE certificate} for the common name of a client certificate. A name may have several
 * tokens, so that they can be replaced one after the other.
 */
public final class TokenFilePrincipals {

    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Principal> certificates = new HashMap<>();

    private record Token(byte[] digest, Principal principal) {}

    private TokenFilePrincipals() {}

    /**
     * Parses a token file. Messages do not quote an invalid line, because it may hold a token in any of its fields.
     *
     * @param file name of the file, for messages
     * @throws IllegalArgumentException if a line is invalid; the message has no secret
     */
    public static TokenFilePrincipals parse(String file, List<String> lines) {
        TokenFilePrincipals parsed = new TokenFilePrincipals();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!TokenLine.isEntry(line)) {
                continue;
            }
            try {
                parsed.add(TokenLine.parse(line));
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

    private void add(TokenLine line) {
        if (!line.isToken()) {
            Principal holder = new Principal(line.name(), line.role(), Principal.Source.CERTIFICATE);
            if (certificates.putIfAbsent(line.name(), holder) != null) {
                throw new IllegalArgumentException(
                        "the certificate of '%s' is listed twice: delete one of the lines".formatted(line.name()));
            }
            return;
        }
        byte[] digest = line.digest();
        if (find(digest) != null) {
            throw new IllegalArgumentException(
                    "the token of '%s' is listed twice: give each line a token of its own".formatted(line.name()));
        }
        tokens.add(new Token(digest, new Principal(line.name(), line.role(), Principal.Source.TOKEN)));
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
