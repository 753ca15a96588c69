package ventral.benchmarks.gateway;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.benchmarks.gateway.grpc.BenchApiClient;
import ventral.gateway.fixtures.kafka.SyntheticEventProducer;

@Command(
        name = "gateway",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Populates the ledger of an empty gateway, then measures the latency of pages and curves, the throughput",
            "of single gets beside a bare echo in the same process, and the cost of many watchers.",
            "",
            "'ventral bench gateway' starts that gateway with a broker and a database of its own, as 'ventral up' does,",
            "in a temporary folder, and stops and removes them afterwards; the four options for them are not needed."
        })
@SuppressWarnings("NullAway.Init")
public final class LedgerBenchCommand implements Callable<Integer> {

    /** Environment variable that PostgreSQL's own programs read too. */
    private static final String PASSWORD = "PGPASSWORD";

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

    @Option(
            names = "--scores",
            defaultValue = "1000000",
            description = "Approximate number of scores in the ledger" + DEFAULT + ".")
    long scoreCount;

    @Option(
            names = "--checkpoints",
            defaultValue = "100000",
            description = "Number of checkpoints in the ledger" + DEFAULT + ".")
    long checkpointCount;

    @Option(names = "--watchers", defaultValue = "1000", description = "Number of watchers" + DEFAULT + ".")
    int watcherCount;

    @Option(
            names = "--calls",
            defaultValue = "300",
            description = "Number of calls of each list and curve" + DEFAULT + ".")
    int calls;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Number of rounds of single gets and of watched changes" + DEFAULT + ".")
    int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "Seconds per measurement of single gets" + DEFAULT + ".")
    double seconds;

    @Option(
            names = "--limit",
            defaultValue = "60",
            description = "Longest time to wait for watchers, in seconds" + DEFAULT + ".")
    long limitSeconds;

    @Option(names = "--filled", description = "Use the ledger that an earlier call with the same numbers populated.")
    boolean filled;

    @Option(names = "--gateway", paramLabel = "HOST:PORT", required = true, description = "Address of the gateway.")
    String gateway;

    @Option(
            names = "--gateway-management",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Address of its health and metrics.")
    String management;

    @Option(names = "--gateway-pid", paramLabel = "PID", required = true, description = "Process id of the gateway.")
    long pid;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", required = true, description = "Address of its broker.")
    String kafka;

    @Option(names = "--database", paramLabel = "URL", required = true, description = "JDBC URL of its database.")
    String database;

    @Option(
            names = "--user",
            defaultValue = "gateway",
            description = "User of the database, whose password is read from the variable " + PASSWORD + DEFAULT + ".")
    String user;

    @Override
    public Integer call() throws Exception {
        BenchReport report = new BenchReport();
        LedgerWorkload workload = new LedgerWorkload(scoreCount, checkpointCount);
        ServerProcess server = new ServerProcess(management, pid);
        try (BenchApiClient api = new BenchApiClient(gateway);
                SyntheticEventProducer services = new SyntheticEventProducer(kafka);
                LedgerDatabase ledger =
                        new LedgerDatabase(database, user, System.getenv().getOrDefault(PASSWORD, ""))) {
            report.heading("the ledger");
            if (!filled) {
                new LedgerPopulator(workload, api, services, ledger, report).run();
            }
            report.figure(
                    "runs, checkpoints, scores",
                    "%,d, %,d, %,d".formatted(ledger.rows("run"), ledger.rows("checkpoint"), ledger.rows("score")));
            report.figure("database", "%,d MB".formatted(ledger.bytes() >> 20));
            ListLatencyBench lists = new ListLatencyBench(workload, api, report, calls);
            lists.measureLists();
            lists.measureCurves();
            new GetThroughputBench(workload, api, report, rounds, seconds).measure();
            new WatchLoadBench(workload, api, services, server, report, rounds, limitSeconds).measure(watcherCount);
        }
        return 0;
    }
}
