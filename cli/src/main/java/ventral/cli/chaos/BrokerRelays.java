package ventral.cli.chaos;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ventral.cli.chaos.fault.FaultTarget;
import ventral.cli.chaos.network.TcpRelay;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.kafka.BrokerListener;

/**
 * A relay to each broker for each service. A client connects to the address that a broker advertises, so each broker has
 * a listener for each of its relays, which advertises the relay's port.
 */
final class BrokerRelays implements AutoCloseable {

    private final Map<FaultTarget, List<TcpRelay>> relays = new EnumMap<>(FaultTarget.class);
    private final List<List<BrokerListener>> listeners = new ArrayList<>();

    /**
     * Starts the relays.
     *
     * @param system ports of the system, which the listeners do not use
     * @param hosts address of the host of each broker
     */
    BrokerRelays(Ports system, List<String> hosts) throws IOException {
        Ports free = portsApartFrom(system);
        for (String host : hosts) {
            List<BrokerListener> ofHost = new ArrayList<>();
            for (FaultTarget service : FaultTarget.values()) {
                if (service.isService()) {
                    int port = free.of(SystemUnderTest.endpoint(service));
                    TcpRelay relay = TcpRelay.to(new InetSocketAddress(host, port));
                    relays.computeIfAbsent(service, none -> new ArrayList<>()).add(relay);
                    ofHost.add(new BrokerListener(service.name(), port, relay.port()));
                }
            }
            listeners.add(List.copyOf(ofHost));
        }
    }

    private static Ports portsApartFrom(Ports system) {
        while (true) {
            Ports free = Ports.anyFree(Endpoint.RENDERER, Endpoint.TRAINER, Endpoint.SCORER, Endpoint.GATEWAY);
            if (Math.abs(free.base() - system.base()) >= Endpoint.values().length) {
                return free;
            }
        }
    }

    /**
     * Returns the listeners that a broker needs.
     *
     * @param broker number of the broker, from 1
     */
    List<BrokerListener> listeners(int broker) {
        return listeners.get(broker - 1);
    }

    /** Returns the relays between a service and each broker. */
    List<TcpRelay> of(FaultTarget service) {
        return Objects.requireNonNull(relays.get(service), service.label());
    }

    /** Returns the addresses at which a service reaches the brokers. */
    String addresses(FaultTarget service) {
        return of(service).stream().map(relay -> "127.0.0.1:" + relay.port()).collect(joining(","));
    }

    /** Forwards again what was cut. */
    void restore() {
        relays.values().forEach(ofService -> ofService.forEach(TcpRelay::restore));
    }

    @Override
    public void close() {
        relays.values().forEach(ofService -> ofService.forEach(TcpRelay::close));
    }
}
