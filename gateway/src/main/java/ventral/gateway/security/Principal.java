package ventral.gateway.security;

/**
 * Holds who calls.
 *
 * @param name name in the token file, or the subject of a JSON web token
 */
public record Principal(String name, Role role) {

    /** Every caller of a gateway without authentication. */
    public static final Principal ANONYMOUS = new Principal("anonymous", Role.ADMIN);
}
