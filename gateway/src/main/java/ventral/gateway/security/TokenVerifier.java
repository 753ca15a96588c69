package ventral.gateway.security;

/** Verifies signed tokens that another system issues. Does not block. */
@FunctionalInterface
public interface TokenVerifier {

    Authentication verify(String token);
}
