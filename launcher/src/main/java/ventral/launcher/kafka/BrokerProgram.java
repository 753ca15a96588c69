package ventral.launcher.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;

/** The program of {@link BrokerProcess}: runs a broker until it fails or the process is asked to end. */
public final class BrokerProgram {

    private BrokerProgram() {}

    /**
     * Runs a broker.
     *
     * @param args the folder, the file to create when the broker accepts requests, the port base, and the additional
     *     listeners
     */
    public static void main(String[] args) throws Exception {
        List<BrokerListener> listeners =
                Arrays.stream(args).skip(3).map(BrokerListener::parse).toList();
        try {
            EmbeddedKafka broker =
                    EmbeddedKafka.start(Path.of(args[0]), new Ports(Integer.parseInt(args[2])), listeners);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
            Files.writeString(Path.of(args[1]), "ready\n");
            System.err.println("Kafka " + broker.ended().join());
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
        }
        // Threads of a broker that failed may never end.
        Runtime.getRuntime().halt(1);
    }
}
