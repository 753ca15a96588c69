package ventral.platform.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CertificateExpiryGaugeTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void it_counts_down_to_the_end_of_the_certificate_in_use() {
        AtomicReference<Instant> notAfter = new AtomicReference<>(NOW.plusSeconds(60));
        CertificateExpiryGauge.register("server", notAfter::get, InstantSource.fixed(NOW), registry);
        Gauge gauge = registry.get("ventral.tls.certificate.expiry")
                .tag("certificate", "server")
                .gauge();
        assertThat(gauge.value()).isEqualTo(60);
        assertThat(gauge.getId().getBaseUnit()).isEqualTo("seconds");

        notAfter.set(NOW.plusSeconds(3600));
        assertThat(gauge.value()).as("after a reload").isEqualTo(3600);

        notAfter.set(NOW.minusSeconds(5));
        assertThat(gauge.value()).as("expired").isEqualTo(-5);
    }
}
