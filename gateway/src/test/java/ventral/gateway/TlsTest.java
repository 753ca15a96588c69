package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import ventral.gateway.armeria.WebServer;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.RawHttp;
import ventral.gateway.testing.SecuredClients;
import ventral.gateway.testing.SecuredInstallation;

/** Tests TLS at both ports of a gateway. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
@WithTestResource(SecuredInstallation.class)
@SuppressWarnings("NullAway.Init")
class TlsTest {

    private static final int TIMEOUT_MILLIS = 20_000;

    @Inject
    WebServer web;

    @TestHTTPResource(value = "/", tls = true)
    URI grpc;

    @Inject
    SecurityLifecycle lifecycle;

    @Inject
    TlsConfigurationRegistry registry;

    @Inject
    MeterRegistry meters;

    @Inject
    Event<CertificateUpdatedEvent> updates;

    SecuredInstallation installation;

    @Test
    void a_client_with_the_authority_connects_and_one_without_does_not() throws Exception {
        for (int port : ports()) {
            assertThat(certificate(trusting(), port).getSubjectX500Principal().getName())
                    .isEqualTo("CN=server");
            assertThatThrownBy(() -> certificate(SSLContext.getDefault(), port))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void plain_text_is_not_served() {
        for (int port : ports()) {
            assertThatThrownBy(() -> assertThat(RawHttp.send(port, "GET /", "Host: localhost"))
                            .startsWith("HTTP/1.1 200"))
                    .isInstanceOfAny(AssertionError.class, UncheckedIOException.class);
        }
    }

    @Test
    void a_replaced_certificate_is_served_at_both_ports() throws Exception {
        List<BigInteger> before = serials();
        assertThat(before.get(0)).isEqualTo(before.get(1));
        installation.renewCertificate();
        lifecycle.reloadCertificate();
        awaitOther(before);
    }

    @Test
    void the_key_of_another_certificate_is_served_at_neither_port() throws Exception {
        List<BigInteger> before = serials();
        installation.confuseKey();
        lifecycle.reloadCertificate();
        TlsConfiguration quarkus = registry.get(TlsConfigSourceInterceptor.NAME).orElseThrow();
        quarkus.reload();
        updates.fire(new CertificateUpdatedEvent(TlsConfigSourceInterceptor.NAME, quarkus));
        assertThat(serials()).isEqualTo(before);
        assertThat(refusedFiles()).isEqualTo(1);

        installation.renewCertificate();
        lifecycle.reloadCertificate();
        awaitOther(before);
        assertThat(refusedFiles()).isZero();
    }

    /** Waits until both ports serve one certificate that is not the former one. */
    private void awaitOther(List<BigInteger> former) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<BigInteger> served = serials();
            assertThat(served).doesNotContainAnyElementsOf(former);
            assertThat(served.get(0)).isEqualTo(served.get(1));
        });
    }

    private double refusedFiles() {
        return meters.get("ventral.gateway.tls.files.refused").gauge().value();
    }

    @Test
    void the_end_of_the_certificate_is_exported() {
        assertThat(meters.get("ventral.tls.certificate.expiry")
                        .tag("certificate", "server")
                        .gauge()
                        .value())
                .isPositive();
    }

    private List<Integer> ports() {
        return List.of(grpc.getPort(), web.port());
    }

    private List<BigInteger> serials() throws IOException, GeneralSecurityException {
        SSLContext context = trusting();
        return List.of(
                certificate(context, grpc.getPort()).getSerialNumber(),
                certificate(context, web.port()).getSerialNumber());
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        return SecuredClients.trusting(installation.authority().certificate());
    }

    private static X509Certificate certificate(SSLContext context, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
