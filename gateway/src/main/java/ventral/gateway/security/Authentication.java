package ventral.gateway.security;

/** The result of checking credentials. */
public sealed interface Authentication {

    /** Credentials are those of a principal. */
    record Accepted(Principal principal) implements Authentication {}

    /**
     * Credentials are missing or invalid.
     *
     * @param reason a sentence with the remedy
     */
    record Rejected(String reason) implements Authentication {}

    /**
     * Credentials cannot be checked for the moment.
     *
     * @param reason a sentence with the remedy
     */
    record Unavailable(String reason) implements Authentication {}
}
