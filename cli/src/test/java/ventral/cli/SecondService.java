package ventral.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import ventral.cli.local.Endpoint;
import ventral.cli.local.FreePorts;
import ventral.cli.local.Ports;

/** Another instance of a packaged service beside a running system's own. */
final class SecondService {

    private SecondService() {}

    /** @param log where it writes what it has to say */
    static Process start(Endpoint service, Ports system, Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("..", service.label(), "target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", system.address(Endpoint.BROKER),
                        "QUARKUS_HTTP_PORT", Integer.toString(FreePorts.find().base())));
        process.environment().putAll(environment);
        return process.start();
    }
}
