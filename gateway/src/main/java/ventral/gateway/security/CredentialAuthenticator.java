package ventral.gateway.security;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates callers by a bearer token, or by the name in their client certificate. A token takes precedence over a
 * certificate.
 */
public final class CredentialAuthenticator implements Authenticator {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9._~+/=-]+) *");

    /** Header, claims and signature of a JSON web token. */
    private static final Pattern SIGNED = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private static final String REMEDY = "send the header 'authorization: Bearer TOKEN' with a token of this gateway";

    private final @Nullable Supplier<TokenFilePrincipals> tokens;
    private final @Nullable TokenVerifier signed;

    /**
     * Creates an authenticator.
     *
     * @param tokens provides the current token file; null if none is configured
     * @param signed verifies JSON web tokens; null if no issuer is configured
     */
    public CredentialAuthenticator(@Nullable Supplier<TokenFilePrincipals> tokens, @Nullable TokenVerifier signed) {
        if (tokens == null && signed == null) {
            throw new IllegalArgumentException(
                    "neither ventral.security.tokens nor ventral.security.oidc.issuer is set: set one of them");
        }
        this.tokens = tokens;
        this.signed = signed;
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        String authorization = credentials.authorization();
        if (authorization != null) {
            Matcher bearer = BEARER.matcher(authorization);
            return bearer.matches()
                    ? byToken(bearer.group(1))
                    : new Authentication.Rejected("the header authorization has no bearer token: " + REMEDY);
        }
        String name = credentials.certificateName();
        return name == null
                ? new Authentication.Rejected("the call has no credentials: " + REMEDY)
                : byCertificate(name);
    }

    private Authentication byToken(String token) {
        if (signed != null && (tokens == null || SIGNED.matcher(token).matches())) {
            return signed.verify(token);
        }
        Principal principal = tokens == null ? null : tokens.get().findByToken(token);
        return principal == null
                ? new Authentication.Rejected("the token is unknown: it may have been withdrawn; " + REMEDY)
                : new Authentication.Accepted(principal);
    }

    private Authentication byCertificate(String name) {
        Principal principal = tokens == null ? null : tokens.get().findByCertificate(name);
        return principal == null
                ? new Authentication.Rejected(
                        "the client certificate's common name is not in the token file: add the line 'NAME ROLE certificate', or "
                                + REMEDY)
                : new Authentication.Accepted(principal);
    }
}
