package ventral.gateway.security;

/** Finds out who calls. Does not block, because servers call it on their event loops. */
@FunctionalInterface
public interface Authenticator {

    /** Accepts every caller as {@link Principal#ANONYMOUS}. */
    Authenticator OPEN = credentials -> new Authentication.Accepted(Principal.ANONYMOUS);

    Authentication authenticate(Credentials credentials);
}
