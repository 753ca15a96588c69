package ventral.launcher.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;

/**
 * Configures one of several brokers, or the only one. Each broker is also a controller, and listens on the same ports of
 * its own host.
 *
 * @param node number of the broker, from 1
 * @param hosts hosts of all brokers, in the order of their numbers
 * @param listeners additional listeners of the broker
 */
record BrokerConfig(int node, List<String> hosts, List<BrokerListener> listeners) {

    private static final int MAX_REPLICATION = 3;

    BrokerConfig {
        hosts = List.copyOf(hosts);
        listeners = List.copyOf(listeners);
        if (node < 1 || node > hosts.size()) {
            throw new IllegalArgumentException("broker %d is not among the hosts %s".formatted(node, hosts));
        }
    }

    /** Returns the configuration of the only broker. */
    static BrokerConfig single(List<BrokerListener> listeners) {
        return new BrokerConfig(1, List.of(BrokerNode.LOCAL_HOST), listeners);
    }

    /** Parses what {@link #arguments} returns. */
    static BrokerConfig parse(List<String> arguments) {
        return new BrokerConfig(
                Integer.parseInt(arguments.get(0)),
                List.of(arguments.get(1).split(",")),
                arguments.stream().skip(2).map(BrokerListener::parse).toList());
    }

    /** Returns the arguments of a process. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(node), String.join(",", hosts)));
        listeners.forEach(listener -> arguments.add(listener.toString()));
        return arguments;
    }

    /** Returns an id for a new folder, equal for all of several brokers. */
    String clusterId(Ports ports) {
        if (hosts.size() == 1) {
            return Uuid.randomUuid().toString();
        }
        UUID ofAll = UUID.nameUUIDFromBytes(voters(ports).getBytes(StandardCharsets.UTF_8));
        return new Uuid(ofAll.getMostSignificantBits(), ofAll.getLeastSignificantBits()).toString();
    }

    /** Adds the settings in which brokers differ, and those of several brokers, to the settings of a single one. */
    void addTo(Properties settings, Ports ports) {
        String host = hosts.get(node - 1);
        String broker = "PLAINTEXT://" + address(host, ports, Endpoint.BROKER);
        settings.put("node.id", Integer.toString(node));
        settings.put("controller.quorum.voters", voters(ports));
        settings.put("listeners", broker + ",CONTROLLER://" + address(host, ports, Endpoint.CONTROLLER));
        settings.put("advertised.listeners", broker);
        for (BrokerListener listener : listeners) {
            append(settings, "listeners", "%s://%s:%d".formatted(listener.name(), host, listener.port()));
            append(
                    settings,
                    "advertised.listeners",
                    "%s://127.0.0.1:%d".formatted(listener.name(), listener.advertisedPort()));
            append(settings, "listener.security.protocol.map", listener.name() + ":PLAINTEXT");
        }
        if (hosts.size() > 1) {
            addReplication(settings);
        }
    }

    /** One broker may be absent without loss and, of three brokers, without a pause. */
    private void addReplication(Properties settings) {
        String replicas = Integer.toString(Math.min(MAX_REPLICATION, hosts.size()));
        String inSync = Integer.toString(Math.min(MAX_REPLICATION, hosts.size()) - 1);
        settings.put("default.replication.factor", replicas);
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", replicas);
        settings.put("transaction.state.log.replication.factor", replicas);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("share.coordinator.state.topic.replication.factor", replicas);
        settings.put("share.coordinator.state.topic.min.isr", inSync);
    }

    private String voters(Ports ports) {
        List<String> voters = new ArrayList<>();
        for (int number = 1; number <= hosts.size(); number++) {
            voters.add(number + "@" + address(hosts.get(number - 1), ports, Endpoint.CONTROLLER));
        }
        return String.join(",", voters);
    }

    private static String address(String host, Ports ports, Endpoint endpoint) {
        return host + ":" + ports.of(endpoint);
    }

    private static void append(Properties settings, String key, String value) {
        settings.put(key, settings.getProperty(key) + "," + value);
    }
}
