package ventral.cli.chaos;

import java.io.IOException;
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
 * A relay to the broker for each service. A client connects to the address that a broker advertises, so the broker has a
 * listener for each relay, which advertises the relay's port.
 */
final class BrokerRelays implements AutoCloseable {

    private final Map<FaultTarget, TcpRelay> relays = new EnumMap<>(FaultTarget.class);
    private final List<BrokerListener> listeners = new ArrayList<>();

    /**
     * Starts the relays.
     *
     * @param system ports of the system, which the listeners do not use
     */
    BrokerRelays(Ports system) throws IOException {
        Ports free = portsApartFrom(system);
        for (FaultTarget service : FaultTarget.values()) {
            if (service.isService()) {
                int port = free.of(SystemUnderTest.endpoint(service));
                TcpRelay relay = TcpRelay.to(port);
                relays.put(service, relay);
                listeners.add(new BrokerListener(service.name(), port, relay.port()));
            }
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

    /** Returns the listeners that the broker needs. */
    List<BrokerListener> listeners() {
        return listeners;
    }

    TcpRelay of(FaultTarget service) {
        return Objects.requireNonNull(relays.get(service), service.label());
    }

    /** Forwards again what was cut. */
    void restore() {
        relays.values().forEach(TcpRelay::restore);
    }

    @Override
    public void close() {
        relays.values().forEach(TcpRelay::close);
    }
}
