package ventral.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BindPolicyTest {

    private final Map<String, String> settings =
            new HashMap<>(Map.of("quarkus.http.host", "127.0.0.1", "quarkus.management.host", "127.0.0.1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "localhost",
                "LocalHost",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "0::0001"
            })
    void loopback_addresses_need_nothing(String host) {
        settings.put("quarkus.http.host", host);
        settings.put("quarkus.management.host", host);
        assertThat(refusal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "[::]",
                "10.0.0.7",
                "128.0.0.1",
                "127.0.0.1.example",
                "127.0.0.256",
                "::2",
                "::1:1"
            })
    void other_addresses_without_tls_and_authentication_are_refused(String host) {
        settings.put("quarkus.http.host", host);
        assertThat(refusal())
                .isEqualTo("quarkus.http.host is " + host + ", which others can reach, and neither TLS nor"
                        + " authentication is configured: set ventral.security.tls.certificate,"
                        + " ventral.security.tls.key and ventral.security.tokens (or ventral.security.oidc.issuer),"
                        + " bind to 127.0.0.1, or set ventral.security.allow-insecure=true if this is meant");
    }

    @Test
    void a_host_that_is_not_set_means_every_address() {
        settings.remove("quarkus.http.host");
        assertThat(refusal()).startsWith("quarkus.http.host is 0.0.0.0, which others can reach");
        settings.put("quarkus.http.host", "::1");
        settings.put("quarkus.management.host", " ");
        assertThat(refusal()).startsWith("quarkus.management.host is 0.0.0.0, which others can reach");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ventral.security.tokens", "ventral.security.oidc.issuer", "ventral.security.tls.client-ca"})
    void tls_with_any_authentication_permits_every_address(String authentication) {
        settings.put("quarkus.http.host", "0.0.0.0");
        configureTls();
        settings.put(authentication, "something");
        assertThat(refusal()).isNull();
    }

    @Test
    void one_without_the_other_is_refused_and_the_missing_one_is_named() {
        settings.put("quarkus.http.host", "0.0.0.0");
        settings.put("ventral.security.tokens", "/tokens");
        settings.put("ventral.security.tls.certificate", "/certificate.pem");
        assertThat(refusal())
                .contains("and TLS is not configured: set ventral.security.tls.certificate and"
                        + " ventral.security.tls.key, bind to 127.0.0.1");
        configureTls();
        settings.put("ventral.security.tokens", "");
        assertThat(refusal())
                .contains("and authentication is not configured: set ventral.security.tokens (or"
                        + " ventral.security.oidc.issuer), bind to 127.0.0.1");
    }

    @Test
    void the_management_port_has_a_key_of_its_own() {
        settings.put("quarkus.management.host", "0.0.0.0");
        configureTls();
        settings.put("ventral.security.tokens", "/tokens");
        settings.put("ventral.security.allow-insecure", "true");
        assertThat(refusal())
                .isEqualTo("quarkus.management.host is 0.0.0.0, which others can reach, and this port serves health and"
                        + " metrics without TLS and authentication: bind to 127.0.0.1, or set"
                        + " ventral.security.allow-insecure-management=true if a firewall or a network policy"
                        + " guards it");
        settings.put("ventral.security.allow-insecure-management", "true");
        assertThat(refusal()).isNull();
        settings.put("quarkus.http.host", "0.0.0.0");
        settings.remove("ventral.security.allow-insecure");
        settings.remove("ventral.security.tokens");
        assertThat(refusal()).contains("quarkus.http.host");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "yes, true", "1, true", "false, false", "maybe, false", "'', false"})
    void only_a_value_that_says_yes_allows_an_insecure_port(String value, boolean isAllowed) {
        settings.put("quarkus.http.host", "0.0.0.0");
        settings.put("ventral.security.allow-insecure", value);
        assertThat(refusal() == null).isEqualTo(isAllowed);
    }

    @Test
    void a_port_that_is_switched_off_needs_nothing() {
        settings.put("quarkus.http.host", "0.0.0.0");
        settings.put("quarkus.http.host-enabled", "false");
        assertThat(refusal()).isNull();
        settings.put("quarkus.management.host", "0.0.0.0");
        settings.put("quarkus.management.host-enabled", "false");
        assertThat(refusal()).isNull();
        settings.put("quarkus.http.host-enabled", "true");
        assertThat(refusal()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oui", "si", "maybe", " "})
    void a_port_is_switched_off_only_by_a_value_that_says_no(String value) {
        settings.put("quarkus.http.host", "0.0.0.0");
        settings.put("quarkus.http.host-enabled", value);
        assertThat(refusal()).isNotNull();
        settings.put("quarkus.http.host-enabled", " Off ");
        assertThat(refusal()).isNull();
    }

    private void configureTls() {
        settings.put("ventral.security.tls.certificate", "/certificate.pem");
        settings.put("ventral.security.tls.key", "/key.pem");
    }

    private @Nullable String refusal() {
        return BindPolicy.findRefusal(settings::get);
    }
}
