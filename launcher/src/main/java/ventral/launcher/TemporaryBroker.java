package ventral.launcher;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.kafka.EmbeddedKafka;

/** Runs a broker on free ports, with a folder that is deleted on close. */
public final class TemporaryBroker implements AutoCloseable {

    private final EmbeddedKafka broker;
    private final TemporaryFolder folder;
    private final Ports ports;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TemporaryBroker(EmbeddedKafka broker, TemporaryFolder folder, Ports ports) {
        this.broker = broker;
        this.folder = folder;
        this.ports = ports;
    }

    public static TemporaryBroker start() throws LaunchException, IOException {
        Ports ports = Ports.anyFree(Endpoint.BROKER, Endpoint.CONTROLLER);
        TemporaryFolder folder = TemporaryFolder.make("ventral-broker");
        try {
            return new TemporaryBroker(EmbeddedKafka.start(folder.path(), ports), folder, ports);
        } catch (LaunchException e) {
            folder.close();
            throw e;
        }
    }

    /** Returns the broker's address, such as {@code 127.0.0.1:21004}. */
    public String address() {
        return ports.address(Endpoint.BROKER);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            broker.close();
            folder.close();
        }
    }
}
