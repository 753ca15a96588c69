package ventral.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A broker on ports that are free, in a folder that is gone when it is closed. */
public final class TemporaryBroker implements AutoCloseable {

    private static final int LOWEST = 20_000;
    private static final int RANGE = 12_000;

    private final EmbeddedKafka broker;
    private final Path folder;
    private final Ports ports;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TemporaryBroker(EmbeddedKafka broker, Path folder, Ports ports) {
        this.broker = broker;
        this.folder = folder;
        this.ports = ports;
    }

    public static TemporaryBroker start() throws LocalFailure, IOException {
        Ports ports = freePorts();
        Path folder = Files.createTempDirectory("ventral-broker");
        try {
            return new TemporaryBroker(EmbeddedKafka.start(folder, ports), folder, ports);
        } catch (LocalFailure e) {
            delete(folder);
            throw e;
        }
    }

    /** Such as {@code 127.0.0.1:21004}. */
    public String address() {
        return ports.address(Endpoint.BROKER);
    }

    private static Ports freePorts() {
        Random random = new Random();
        while (true) {
            Ports ports = new Ports(LOWEST + random.nextInt(RANGE));
            if (Stream.of(Endpoint.BROKER, Endpoint.CONTROLLER)
                    .allMatch(endpoint -> Ports.isFree(ports.of(endpoint)))) {
                return ports;
            }
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            broker.close();
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
