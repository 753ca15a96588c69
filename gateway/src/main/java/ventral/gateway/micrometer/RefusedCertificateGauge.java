package ventral.gateway.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;

/** Exports whether the files of TLS are refused, so that the gateway still serves the certificate before them. */
public final class RefusedCertificateGauge {

    private RefusedCertificateGauge() {}

    /**
     * Registers the gauge, which is 1 while the files are refused and otherwise 0.
     *
     * @param areRefused called at every scrape
     */
    public static void register(BooleanSupplier areRefused, MeterRegistry registry) {
        Gauge.builder("ventral.gateway.tls.files.refused", () -> areRefused.getAsBoolean() ? 1 : 0)
                .description(
                        "Whether the files of TLS hold no certificate and its key, so that the former ones are served")
                .register(registry);
    }
}
