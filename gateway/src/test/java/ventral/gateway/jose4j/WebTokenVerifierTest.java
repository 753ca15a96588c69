package ventral.gateway.jose4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.gateway.security.Authentication;
import ventral.gateway.security.Principal;
import ventral.gateway.security.RoleClaim;
import ventral.gateway.security.TokenVerifier;
import ventral.platform.security.Role;

class WebTokenVerifierTest {

    private static final String ISSUER = "https://issuer.example";
    private static final String AUDIENCE = "ventral";
    private static final RsaJsonWebKey KEY = key("one");

    @TempDir
    Path folder;

    private Path set = Path.of("jwks");

    @BeforeEach
    void the_issuer_has_one_key() throws IOException {
        set = folder.resolve("jwks.json");
        publish(KEY);
    }

    @Test
    void a_token_gives_its_subject_and_role() throws JoseException {
        assertThat(verifier().verify(signed(claims(), KEY)))
                .isEqualTo(new Authentication.Accepted(new Principal("ana", Role.OPERATOR, Principal.Source.ISSUER)));
    }

    @Test
    void a_token_of_another_issuer_or_audience_or_time_or_without_a_role_is_rejected() throws JoseException {
        JwtClaims issuer = claims();
        issuer.setIssuer("https://other.example");
        rejects(issuer, "another issuer");
        JwtClaims audience = claims();
        audience.setAudience("other");
        rejects(audience, "another audience");
        JwtClaims expired = claims();
        expired.setExpirationTimeMinutesInTheFuture(-5);
        rejects(expired, "has expired");
        JwtClaims endless = claims();
        endless.unsetClaim("exp");
        rejects(endless, "never expires");
        JwtClaims early = claims();
        early.setNotBeforeMinutesInThePast(-2);
        rejects(early, "not valid yet");
        JwtClaims plain = claims();
        plain.setStringListClaim("roles", "staff");
        rejects(plain, "none of the roles");
    }

    @Test
    void a_signature_by_another_key_or_with_a_shared_secret_or_none_is_rejected() throws JoseException {
        rejects(signed(claims(), key("one")), "signature is invalid");
        JsonWebSignature shared = new JsonWebSignature();
        shared.setPayload(claims().toJson());
        shared.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        shared.setKey(new HmacKey(KEY.getRsaPublicKey().getEncoded()));
        rejects(shared.getCompactSerialization(), "cannot be verified");
        String[] parts = signed(claims(), KEY).split("\\.");
        rejects(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".", "cannot be verified");
    }

    @Test
    void a_new_key_of_the_issuer_is_read_after_its_first_token() throws Exception {
        IssuerKeys keys = new IssuerKeys(set.toString(), Runnable::run);
        RsaJsonWebKey next = key("two");
        TokenVerifier verifier = new WebTokenVerifier(ISSUER, AUDIENCE, keys, new RoleClaim("roles"));
        publish(next);
        String token = signed(claims(), next);
        assertThat(verifier.verify(token)).isInstanceOf(Authentication.Unavailable.class);
        assertThat(verifier.verify(token)).isInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void a_token_is_not_rejected_before_the_keys_are_read() throws Exception {
        Files.delete(set);
        List<Runnable> refreshes = new ArrayList<>();
        IssuerKeys keys = new IssuerKeys(set.toString(), refreshes::add);
        TokenVerifier verifier = new WebTokenVerifier(ISSUER, AUDIENCE, keys, new RoleClaim("roles"));
        String token = signed(claims(), KEY);
        assertThat(verifier.verify(token))
                .isInstanceOfSatisfying(
                        Authentication.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).contains(ISSUER, "try again"));
        assertThat(verifier.verify(token)).isInstanceOf(Authentication.Unavailable.class);
        assertThat(refreshes).hasSize(1);
        refreshes.get(0).run();
        assertThat(verifier.verify(token)).isInstanceOf(Authentication.Unavailable.class);
        publish(KEY);
        keys.refresh();
        assertThat(verifier.verify(token)).isInstanceOf(Authentication.Accepted.class);
        assertThat(verifier.verify(signed(claims(), key("unknown")))).isInstanceOf(Authentication.Rejected.class);
    }

    @Test
    void the_former_keys_stay_if_the_set_cannot_be_read() throws Exception {
        IssuerKeys keys = new IssuerKeys(set.toString(), Runnable::run);
        keys.refresh();
        for (String broken : List.of("nothing", "{\"keys\":\"x\"}", "[]", "")) {
            Files.writeString(set, broken);
            assertThatCode(keys::refresh).as(broken).doesNotThrowAnyException();
        }
        assertThat(new WebTokenVerifier(ISSUER, AUDIENCE, keys, new RoleClaim("roles")).verify(signed(claims(), KEY)))
                .isInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void keys_are_not_read_from_other_machines_without_tls() {
        assertThatThrownBy(() -> new IssuerKeys("http://issuer.example/keys", Runnable::run))
                .hasMessageContaining("ventral.security.oidc.jwks")
                .hasMessageContaining("use https");
    }

    private void rejects(JwtClaims claims, String reason) throws JoseException {
        rejects(signed(claims, KEY), reason);
    }

    private void rejects(String token, String reason) {
        assertThat(verifier().verify(token))
                .isInstanceOfSatisfying(
                        Authentication.Rejected.class,
                        rejected ->
                                assertThat(rejected.reason()).contains(reason).doesNotContain(token));
    }

    private TokenVerifier verifier() {
        IssuerKeys keys = new IssuerKeys(set.toString(), Runnable::run);
        keys.refresh();
        return new WebTokenVerifier(ISSUER, AUDIENCE, keys, new RoleClaim("roles"));
    }

    private void publish(JsonWebKey key) throws IOException {
        Files.writeString(set, new JsonWebKeySet(List.of(key)).toJson());
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("ana");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringListClaim("roles", "staff", "operator");
        return claims;
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey key) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        return signature.getCompactSerialization();
    }

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
