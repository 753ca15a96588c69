package ventral.service;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import ventral.platform.opentelemetry.TracerFactory;
import ventral.platform.tracing.Tracer;

/** Produces the tracer of the service, whose name in traces is that of the application. */
@Singleton
class TracerProducer {

    @Produces
    @Singleton
    Tracer tracer(@ConfigProperty(name = "quarkus.application.name") String service) {
        return TracerFactory.create(service);
    }

    void close(@Disposes Tracer tracer) {
        tracer.close();
    }
}
