package ventral.platform.opentelemetry;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.platform.tracing.Tracer;

/** Creates the tracer of a process from OpenTelemetry's standard environment variables and system properties. */
public final class TracerFactory {

    private static final List<String> ENDPOINTS =
            List.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint");

    private static final Logger LOG = LoggerFactory.getLogger(TracerFactory.class);

    private TracerFactory() {}

    /**
     * Creates the tracer. Without an endpoint, or if the SDK or the exporter of traces is switched off, the tracer
     * records nothing and the SDK is not loaded. If the SDK refuses a variable, the reason is logged and nothing is
     * recorded: variables of OpenTelemetry are often set for all programs of a machine.
     *
     * @param service name of the service in its traces, unless {@code OTEL_SERVICE_NAME} is set
     */
    public static Tracer create(String service) {
        boolean isOff = value("otel.sdk.disabled").equalsIgnoreCase("true")
                || value("otel.traces.exporter").equals("none");
        return !isOff
                        && ENDPOINTS.stream()
                                .anyMatch(property -> !value(property).isBlank())
                ? exporting(service)
                : Tracer.NONE;
    }

    /** Returns the value of a system property or of its environment variable; empty if neither is set. */
    private static String value(String property) {
        return System.getProperty(property, Objects.requireNonNullElse(System.getenv(variable(property)), ""));
    }

    private static String variable(String property) {
        return property.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Tracer exporting(String service) {
        try {
            return new OpenTelemetryTracer(AutoConfiguredOpenTelemetrySdk.builder()
                    .disableShutdownHook()
                    .addPropertiesSupplier(() -> defaults(service))
                    .addSamplerCustomizer((sampler, properties) -> new TraceSampler(sampler))
                    .build()
                    .getOpenTelemetrySdk()
                    .getSdkTracerProvider());
        } catch (RuntimeException e) {
            LOG.error(
                    "no traces are recorded: {}; correct the OTEL_ variables (OTEL_EXPORTER_OTLP_PROTOCOL must be"
                            + " http/protobuf, OTEL_TRACES_SAMPLER_ARG from 0 to 1), or unset"
                            + " OTEL_EXPORTER_OTLP_ENDPOINT",
                    rootCause(e).getMessage());
            return Tracer.NONE;
        }
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Returns the values of properties that neither a system property nor an environment variable sets. */
    private static Map<String, String> defaults(String service) {
        return Map.of(
                "otel.service.name", service,
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.traces.sampler", "traceidratio",
                "otel.traces.sampler.arg", "0.01",
                // metrics and logs have their own ways out of the process
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none");
    }
}
