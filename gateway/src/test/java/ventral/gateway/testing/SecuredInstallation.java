package ventral.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import ventral.platform.digest.Sha256;

/** Configures a gateway with TLS, tokens, client certificates and an issuer of JSON web tokens. */
public final class SecuredInstallation implements QuarkusTestResourceLifecycleManager {

    private static final String SERVER = "server";
    private static final String ISSUER = "https://issuer.example";

    private @Nullable TestAuthority authority;
    private @Nullable RsaJsonWebKey issuerKey;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("secured");
            TestAuthority made = new TestAuthority(folder);
            made.issueServer(SERVER);
            made.issueClient("robot");
            made.issueClient("stranger");
            authority = made;
            return Map.of(
                    "ventral.security.tls.certificate", made.certificate(SERVER).toString(),
                    "ventral.security.tls.key", made.key(SERVER).toString(),
                    "ventral.security.tls.client-ca", made.certificate().toString(),
                    "ventral.security.tokens", tokens(folder).toString(),
                    "ventral.security.oidc.issuer", ISSUER,
                    "ventral.security.oidc.audience", "ventral",
                    "ventral.security.oidc.jwks", keys(folder).toString(),
                    // any free port, as of every other test: the meters of a numbered port have another tag
                    "quarkus.http.test-ssl-port", "0");
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("the installation cannot be prepared", e);
        }
    }

    private static Path tokens(Path folder) throws IOException {
        Path file = folder.resolve("tokens");
        Files.writeString(file, """
                viewer viewer sha256:%s
                operator operator sha256:%s
                admin admin sha256:%s
                robot operator certificate
                """.formatted(digest("viewer"), digest("operator"), digest("admin")));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Returns the token of a role. */
    public static String token(String role) {
        return "token-of-the-" + role;
    }

    private static String digest(String role) {
        return Sha256.hex(token(role).getBytes(StandardCharsets.UTF_8));
    }

    private Path keys(Path folder) throws IOException, JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("one");
        issuerKey = key;
        return Files.writeString(folder.resolve("jwks.json"), new JsonWebKeySet(List.of(key)).toJson());
    }

    /** Signs a JSON web token with a role. */
    public String webToken(String role) {
        if (issuerKey == null) {
            throw new IllegalStateException("the installation is not prepared");
        }
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("ventral");
        claims.setSubject("ana");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringListClaim("roles", role);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(issuerKey.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(issuerKey.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestAuthority authority() {
        if (authority == null) {
            throw new IllegalStateException("the installation is not prepared");
        }
        return authority;
    }

    /** Replaces the certificate and the key of the gateway. */
    public void renewCertificate() {
        authority().issueServer(SERVER);
    }

    /** Replaces the key of the gateway with that of another certificate. */
    public void confuseKey() {
        try {
            Files.copy(authority().key("stranger"), authority().key(SERVER), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(SecuredInstallation.class));
    }

    @Override
    public void stop() {}
}
