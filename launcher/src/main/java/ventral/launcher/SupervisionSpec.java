package ventral.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.launcher.component.Endpoint;
import ventral.launcher.kafka.BrokerNode;
import ventral.launcher.service.ServiceProcess;

/**
 * Specifies how a system runs and restarts its components.
 *
 * @param restartLimit how often a component that ends unexpectedly is restarted within five minutes
 * @param startLimit time in which a service must be ready after its start
 * @param separateBrokers brokers that run as processes of their own; such brokers and the database are restarted as
 *     services are. Null for one broker in this JVM, which like the database is not restarted
 * @param environment environment variables of services, in addition to those that each service needs
 * @param wrappers commands before the {@code java} of services, before those that each service has
 */
public record SupervisionSpec(
        int restartLimit,
        Duration startLimit,
        @Nullable List<BrokerNode> separateBrokers,
        Map<Endpoint, Map<String, String>> environment,
        Map<Endpoint, List<String>> wrappers) {

    /** The specification of {@code ventral up}. */
    public static final SupervisionSpec DEFAULT =
            new SupervisionSpec(RestartPolicy.DEFAULT_LIMIT, ServiceProcess.START_LIMIT, null, Map.of(), Map.of());

    public SupervisionSpec {
        if (restartLimit < 0) {
            throw new IllegalArgumentException("restart limit %d is negative".formatted(restartLimit));
        }
        separateBrokers = separateBrokers == null ? null : List.copyOf(separateBrokers);
        if (separateBrokers != null && separateBrokers.isEmpty()) {
            throw new IllegalArgumentException("a system without brokers cannot run: name one at least");
        }
        environment = Map.copyOf(environment);
        wrappers = Map.copyOf(wrappers);
    }
}
