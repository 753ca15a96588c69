package ventral.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.launcher.TemporaryGateway;
import ventral.launcher.component.LaunchException;

/** Runs the benchmarks of the gateway and of its page against a temporary gateway with a broker and a database. */
final class GatewayBench {

    static final String GATEWAY = "gateway";
    static final String PAGE = "page";

    private static final List<String> WITHOUT_GATEWAY = List.of("--help", "-h", "--version", "-V");

    private GatewayBench() {}

    /**
     * Runs the benchmark and returns its exit status.
     *
     * @param benchmark the benchmark's name and its arguments
     */
    static int run(List<String> benchmark) throws CommandException, LaunchException, IOException, InterruptedException {
        Path home = LocalOptions.home();
        List<String> command = client(Map.of()).command(home, benchmark);
        if (benchmark.stream().anyMatch(WITHOUT_GATEWAY::contains)) {
            return client(Map.of()).start(command).waitFor();
        }
        System.err.println("Starting a broker, a database and a gateway");
        try (TemporaryGateway gateway = TemporaryGateway.start(home, Map.of("VENTRAL_BENCH_ECHO", "true"))) {
            command.addAll(List.of(
                    "--gateway", gateway.address(),
                    "--kafka", gateway.broker(),
                    "--database", gateway.jdbcUrl()));
            command.addAll(
                    benchmark.get(0).equals(PAGE)
                            ? List.of("--page", gateway.page(), "--home", home.toString())
                            : List.of(
                                    "--gateway-management", gateway.managementAddress(),
                                    "--gateway-pid", Long.toString(gateway.pid())));
            Process process =
                    client(Map.of("PGPASSWORD", gateway.databasePassword())).start(command);
            return new BenchProcess(process, gateway::close).await();
        }
    }

    /** Returns a launcher with 1 GiB of heap, so that the client does not limit what is measured of the server. */
    private static BenchmarkLauncher client(Map<String, String> environment) {
        return new BenchmarkLauncher(
                "gateway",
                "ventral.benchmarks.gateway.GatewayBenchMain",
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                environment);
    }
}
