package ventral.platform.opentelemetry;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import ventral.platform.tracing.Tracer;

/** Creates the tracer of a process from OpenTelemetry's standard environment variables and system properties. */
public final class TracerFactory {

    private static final List<String> ENDPOINTS =
            List.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint");

    private TracerFactory() {}

    /**
     * Creates the tracer. Without an endpoint, or if the SDK or the exporter of traces is switched off, the tracer
     * records nothing and the SDK is not loaded.
     *
     * @param service name of the service in its traces, unless {@code OTEL_SERVICE_NAME} is set
     * @throws RuntimeException if a variable has an invalid value; the message names it
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
        return new OpenTelemetryTracer(AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> defaults(service))
                .addSamplerCustomizer((sampler, properties) -> new TraceSampler(sampler))
                .build()
                .getOpenTelemetrySdk()
                .getSdkTracerProvider());
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
