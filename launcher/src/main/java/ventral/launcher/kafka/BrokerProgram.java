package ventral.launcher.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;

/** The program of {@link BrokerProcess}: runs a broker until it fails or the process is asked to end. */
public final class BrokerProgram {

    private BrokerProgram() {}

    /**
     * Runs a broker.
     *
     * @param args the folder, the file to create when the broker accepts requests, the port base, and the
     *     arguments of a {@link BrokerConfig}
     */
    public static void main(String[] args) throws Exception {
        BrokerConfig config = BrokerConfig.parse(List.of(args).subList(3, args.length));
        try {
            EmbeddedKafka broker = EmbeddedKafka.start(Path.of(args[0]), new Ports(Integer.parseInt(args[2])), config);
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
