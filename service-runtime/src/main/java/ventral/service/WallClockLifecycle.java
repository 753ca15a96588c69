package ventral.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import ventral.platform.thread.WallClockGuard;

/** Watches the wall clock from before the service connects to Kafka until it stops. */
@Singleton
class WallClockLifecycle {

    private final WallClockGuard guard = new WallClockGuard(() -> Quarkus.asyncExit(1));

    void start(@Observes @Priority(StartupOrder.CLOCK) StartupEvent event) {
        guard.start();
    }

    void stop(@Observes ShutdownEvent event) {
        guard.close();
    }
}
