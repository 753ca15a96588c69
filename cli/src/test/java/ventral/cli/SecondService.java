package ventral.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.testing.FreePorts;

/** Starts another instance of a packaged service beside that of a running system. */
final class SecondService {

    private SecondService() {}

    /**
     * Starts the service on a free port.
     *
     * @param log file for its output
     */
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
                        "QUARKUS_MANAGEMENT_PORT",
                                Integer.toString(FreePorts.find().base())));
        process.environment().putAll(environment);
        return process.start();
    }
}
