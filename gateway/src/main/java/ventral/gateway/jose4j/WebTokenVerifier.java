package ventral.gateway.jose4j;

import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import ventral.gateway.security.Authentication;
import ventral.gateway.security.Principal;
import ventral.gateway.security.RoleClaim;
import ventral.gateway.security.TokenVerifier;
import ventral.platform.security.Role;

/** Verifies JSON web tokens of one issuer: signature, issuer, audience and times. */
public final class WebTokenVerifier implements TokenVerifier {

    private static final int CLOCK_SKEW_SECONDS = 30;

    /** Signatures with a public key. Others could be made by whoever knows the key that verifies them. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private final JwtConsumer consumer;
    private final RoleClaim roles;
    private final String remedy;
    private final String pending;

    /**
     * Creates a verifier.
     *
     * @param audience what the claim {@code aud} must contain
     */
    public WebTokenVerifier(String issuer, String audience, IssuerKeys keys, RoleClaim roles) {
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
        this.roles = roles;
        remedy = "get a new token from %s for the audience %s".formatted(issuer, audience);
        pending = "the gateway has not read the keys of %s yet: try again, and if this lasts, see the gateway's log"
                .formatted(issuer);
    }

    @Override
    public Authentication verify(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            Role role = roles.find(claims.getClaimsMap());
            return role == null
                    ? new Authentication.Rejected(
                            "the token names none of the roles viewer, operator and admin: have the issuer add one to the claim of ventral.security.oidc.roles-claim")
                    : new Authentication.Accepted(new Principal(claims.getSubject(), role, Principal.Source.ISSUER));
        } catch (InvalidJwtException e) {
            return KeysPendingException.isCauseOf(e)
                    ? new Authentication.Unavailable(pending)
                    : new Authentication.Rejected("%s: %s".formatted(reason(e), remedy));
        } catch (MalformedClaimException e) {
            return new Authentication.Rejected("the token's claim sub is no text: " + remedy);
        }
    }

    /** Describes the first error without quoting the token. */
    private static String reason(InvalidJwtException invalid) {
        List<ErrorCodeValidator.Error> errors = invalid.getErrorDetails();
        int code = errors.isEmpty() ? ErrorCodes.MISCELLANEOUS : errors.get(0).getErrorCode();
        return switch (code) {
            case ErrorCodes.EXPIRED -> "the token has expired";
            case ErrorCodes.EXPIRATION_MISSING -> "the token never expires";
            case ErrorCodes.NOT_YET_VALID -> "the token is not valid yet";
            case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID -> "the token is for another audience";
            case ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID -> "the token is of another issuer";
            case ErrorCodes.SIGNATURE_INVALID, ErrorCodes.SIGNATURE_MISSING -> "the token's signature is invalid";
            case ErrorCodes.SUBJECT_MISSING -> "the token has no claim sub";
            default -> "the token cannot be verified";
        };
    }
}
