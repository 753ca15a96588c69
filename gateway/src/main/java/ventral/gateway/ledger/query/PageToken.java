package ventral.gateway.ledger.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes the position of a list as an opaque token that is valid only for the same list. */
public final class PageToken {

    private static final int PRINT_BYTES = 12;

    private PageToken() {}

    /**
     * Encodes a token.
     *
     * @param list identity of the list: the request without page size and token
     * @param lastKey sort key of the last row that was returned
     */
    public static String encode(List<String> list, String lastKey) {
        byte[] key = lastKey.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(PRINT_BYTES + key.length)
                .put(fingerprint(list))
                .put(key)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Decodes a token to the sort key after which the list continues; empty at the start of the list.
     *
     * @throws IllegalArgumentException if the token is damaged or belongs to another list
     */
    public static String decode(List<String> list, String token) {
        if (token.isEmpty()) {
            return "";
        }
        TextLimit.check("page_token", token);
        byte[] bytes = decoded(token);
        if (bytes.length <= PRINT_BYTES || !Arrays.equals(bytes, 0, PRINT_BYTES, fingerprint(list), 0, PRINT_BYTES)) {
            throw new IllegalArgumentException(
                    "page_token '%s' does not belong to this list: pass the next_page_token of a call with the same parent, filter and order_by, or none"
                            .formatted(token));
        }
        String lastKey = new String(bytes, PRINT_BYTES, bytes.length - PRINT_BYTES, StandardCharsets.UTF_8);
        if (lastKey.indexOf('\0') >= 0) { // in no name, and PostgreSQL has no text with it
            throw damaged(token, null);
        }
        return lastKey;
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw damaged(token, e);
        }
    }

    private static IllegalArgumentException damaged(String token, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "page_token '%s' is damaged: pass a next_page_token as it was given, or none".formatted(token), cause);
    }

    private static byte[] fingerprint(List<String> list) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", list).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, PRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
