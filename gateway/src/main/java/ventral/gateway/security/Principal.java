package ventral.gateway.security;

import java.util.Locale;
import ventral.platform.security.Role;

/**
 * Holds who calls.
 *
 * @param name name in the token file, or the subject of a JSON web token
 * @param source what vouches for the name; the same name of another source is another principal
 */
public record Principal(String name, Role role, Source source) {

    /** The kind of credential that identifies a caller. */
    public enum Source {
        /** Nothing, because the gateway has no authentication. */
        NONE,
        /** A token of the token file. */
        TOKEN,
        /** A client certificate. */
        CERTIFICATE,
        /** A JSON web token of the issuer. */
        ISSUER;

        /** Returns the name of the source in logs and messages, such as {@code token}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Every caller of a gateway without authentication. */
    public static final Principal ANONYMOUS = new Principal("anonymous", Role.ADMIN, Source.NONE);

    /** Returns the name and its source, such as {@code ana (token)}, which no other principal has. */
    public String identity() {
        return "%s (%s)".formatted(name, source.id());
    }
}
