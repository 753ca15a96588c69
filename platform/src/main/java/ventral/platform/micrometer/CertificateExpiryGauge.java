package ventral.platform.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Exports how long a TLS certificate is still valid. */
public final class CertificateExpiryGauge {

    private CertificateExpiryGauge() {}

    /**
     * Registers the gauge of a certificate. It is negative once the certificate has expired.
     *
     * @param certificate what the certificate identifies, such as {@code server}
     * @param notAfter returns the end of validity of the certificate in use, which a reload may change; called at every
     *     scrape
     */
    public static void register(
            String certificate, Supplier<Instant> notAfter, InstantSource clock, MeterRegistry registry) {
        Gauge.builder(
                        "ventral.tls.certificate.expiry",
                        () -> Duration.between(clock.instant(), notAfter.get()).toSeconds())
                .description("Time until this TLS certificate expires")
                .baseUnit("seconds")
                .tag("certificate", certificate)
                .register(registry);
    }
}
