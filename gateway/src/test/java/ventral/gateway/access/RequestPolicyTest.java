package ventral.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPolicyTest {

    private final RequestPolicy policy = new RequestPolicy(List.of("ventral-gateway", "Ventral.Example."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8470",
                "10.244.0.7:8470",
                "[::1]:8477",
                "[fe80::1]",
                "localhost",
                "LocalHost:8477",
                "localhost.:8477",
                "ventral-gateway:8470",
                "ventral.example"
            })
    void addresses_and_known_names_are_served(String host) {
        assertThat(policy.findRefusal(to(host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example:8477",
                "127.0.0.1.attacker.example",
                "localhost.attacker.example",
                "256.0.0.1",
                "127.0.0.1:8477@attacker.example",
                "sub.ventral.example"
            })
    void a_name_that_anyone_may_point_here_is_refused(String host) {
        assertThat(policy.findRefusal(to(host)))
                .contains("the header Host is '" + host + "'")
                .contains("ventral.gateway.hosts");
    }

    @Test
    void a_request_without_a_host_is_refused() {
        assertThat(policy.findRefusal(head("GET", "/", "http", null, null, null, null, null)))
                .contains("no header Host");
    }

    @ParameterizedTest
    @CsvSource({
        "http, localhost:8477, http://localhost:8477",
        "http, [::1]:8477, http://[::1]:8477",
        "http, ventral.example, https://ventral.example",
        "http, 10.0.0.1:8477, https://ventral.example"
    })
    void the_gateways_own_page_is_served(String scheme, String host, String origin) {
        assertThat(policy.findRefusal(head("POST", "/v1/runs", scheme, host, origin, "same-origin", "cors", "empty")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http, localhost:8477, http://elsewhere.example",
        "http, localhost:8477, http://localhost:8888",
        "http, localhost:8477, http://127.0.0.1:8477",
        "https, localhost:8477, http://localhost:8477",
        "http, localhost:8477, null",
        "http, localhost:8477, ftp://localhost:8477"
    })
    void another_page_is_refused(String scheme, String host, String origin) {
        assertThat(policy.findRefusal(head("POST", "/v1/runs", scheme, host, origin, null, null, null)))
                .contains("the header Origin is '" + origin + "'")
                .contains("ventral.gateway.hosts");
    }

    @Test
    void a_fetch_of_another_site_is_refused_and_a_link_to_the_page_is_followed() {
        assertThat(policy.findRefusal(
                        head("GET", "/", "http", "localhost", null, "cross-site", "navigate", "document")))
                .isNull();
        assertThat(policy.findRefusal(
                        head("GET", "/v1/runs", "http", "localhost", null, "cross-site", "navigate", "document")))
                .contains("the header Sec-Fetch-Site is 'cross-site'");
        assertThat(policy.findRefusal(head("GET", "/", "http", "localhost", null, "cross-site", "navigate", "iframe")))
                .contains("Sec-Fetch-Site");
        assertThat(policy.findRefusal(head("GET", "/", "http", "localhost", null, "cross-site", "no-cors", "image")))
                .contains("Sec-Fetch-Site");
        assertThat(policy.findRefusal(
                        head("POST", "/", "http", "localhost", null, "cross-site", "navigate", "document")))
                .contains("Sec-Fetch-Site");
    }

    @Test
    void a_refusal_is_a_header_value_whatever_was_sent() {
        assertThat(policy.findRefusal(to("a%0d\nb\u00e9" + "x".repeat(1000)))).matches("[ -~&&[^%]]{1,300}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ventral.example", "ventral.example:8477", "a/b", "", "*"})
    void a_configured_name_is_a_host_name(String name) {
        assertThatThrownBy(() -> new RequestPolicy(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ventral.gateway.hosts has '" + name + "'");
    }

    private static RequestHead to(String host) {
        return head("GET", "/v1/runs", "http", host, null, null, null, null);
    }

    private static RequestHead head(
            String method,
            String path,
            String scheme,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String site,
            @Nullable String mode,
            @Nullable String destination) {
        return new RequestHead(method, path, scheme, host, origin, site, mode, destination);
    }
}
