package ventral.launcher.kafka;

import java.util.List;

/**
 * A broker that runs as a process of its own, alone or as one of several.
 *
 * @param host address on which it listens, other than that of every other broker
 * @param listeners additional listeners
 * @param wrapper commands before {@code java}, such as {@code nsenter}
 */
public record BrokerNode(String host, List<BrokerListener> listeners, List<String> wrapper) {

    static final String LOCAL_HOST = "127.0.0.1";

    public BrokerNode {
        listeners = List.copyOf(listeners);
        wrapper = List.copyOf(wrapper);
    }

    /** Returns a broker on 127.0.0.1. */
    public static BrokerNode local(List<BrokerListener> listeners) {
        return new BrokerNode(LOCAL_HOST, listeners, List.of());
    }
}
