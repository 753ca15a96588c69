package ventral.gateway.security;

import org.jspecify.annotations.Nullable;

/**
 * Holds what a caller presents.
 *
 * @param authorization the header {@code authorization}; null if the call has none
 * @param certificateName common name of the verified client certificate; null if the client presented none
 */
public record Credentials(
        @Nullable String authorization, @Nullable String certificateName) {

    /** Omits the token. */
    @Override
    public String toString() {
        return "Credentials[authorization=%s, certificateName=%s]"
                .formatted(authorization == null ? "none" : "present", certificateName);
    }
}
