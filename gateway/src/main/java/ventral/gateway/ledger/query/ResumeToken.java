package ventral.gateway.ledger.query;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * The position of a watcher, encoded as an opaque token.
 *
 * @param incarnation incarnation of the ledger that was read
 * @param revision revision of the last change that was read
 */
public record ResumeToken(UUID incarnation, long revision) {

    private static final int BYTES = 24;

    public String encode() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(incarnation.getMostSignificantBits())
                .putLong(incarnation.getLeastSignificantBits())
                .putLong(revision)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Decodes a token.
     *
     * @throws IllegalArgumentException if the string is not a token
     */
    public static ResumeToken decode(String word) {
        TextLimit.check("resume_token", word);
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(word);
        } catch (IllegalArgumentException e) {
            throw damaged(word);
        }
        if (bytes.length != BYTES) {
            throw damaged(word);
        }
        ByteBuffer token = ByteBuffer.wrap(bytes);
        return new ResumeToken(new UUID(token.getLong(), token.getLong()), token.getLong());
    }

    private static IllegalArgumentException damaged(String word) {
        return new IllegalArgumentException(
                "resume_token '%s' is damaged: pass one as it was given, or none to start over".formatted(word));
    }
}
