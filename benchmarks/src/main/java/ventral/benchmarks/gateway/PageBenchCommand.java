package ventral.benchmarks.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.benchmarks.gateway.grpc.BenchApiClient;
import ventral.gateway.fixtures.kafka.SyntheticEventProducer;

@Command(
        name = "page",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Opens the gateway's web page in Chromium on a sweep of 500 runs with some 20,000 scores, and measures the time",
            "until its first figure is drawn, then the frames per second while runs train and scores arrive.",
            "",
            "'ventral bench page' starts a gateway with a broker and a database of its own in a temporary folder, and stops",
            "and removes them afterwards; the options for them, from --gateway on, are not needed. Nothing else should run",
            "meanwhile. Needs Chromium: apt-get install chromium.",
            "",
            "Example: ./ventral bench page --seconds 30"
        })
@SuppressWarnings("NullAway.Init")
public final class PageBenchCommand implements Callable<Integer> {

    private static final String PASSWORD = "PGPASSWORD";
    private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final double FIRST_FIGURE_TARGET_SECONDS = 2;
    /** A display of 60 Hz, less what a measurement over seconds loses at its ends. */
    private static final double FRAMES_TARGET = 59;

    private static final int SCORES_PER_SECOND = 20;
    private static final int MOST_SECONDS = 90;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "Seconds over which frames are counted while the sweep grows, at most 90" + DEFAULT + ".")
    int seconds;

    @Option(
            names = "--chromium",
            paramLabel = "FILE",
            defaultValue = "/usr/bin/chromium",
            description = "Chromium or Chrome" + DEFAULT + ".")
    Path chromium;

    @Option(names = "--gateway", paramLabel = "HOST:PORT", required = true, description = "Address of the gateway.")
    String gateway;

    @Option(names = "--page", paramLabel = "URL", required = true, description = "Address of its page.")
    String page;

    @Option(names = "--home", paramLabel = "DIR", required = true, description = "Folder of the project.")
    Path home;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", required = true, description = "Address of its broker.")
    String kafka;

    @Option(names = "--database", paramLabel = "URL", required = true, description = "JDBC URL of its database.")
    String database;

    @Override
    public Integer call() throws Exception {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            System.err.printf("ventral: --seconds %d must be 1 to %d, in which scores arrive%n", seconds, MOST_SECONDS);
            return 2;
        }
        if (!Files.isExecutable(chromium)) {
            System.err.printf(
                    "ventral: --chromium %s is not a program; install Chromium (apt-get install chromium), or name it%n",
                    chromium);
            return 1;
        }
        BenchReport report = new BenchReport();
        LedgerWorkload workload = LedgerWorkload.ofLargeSweep();
        try (BenchApiClient api = new BenchApiClient(gateway);
                SyntheticEventProducer services = new SyntheticEventProducer(kafka);
                LedgerDatabase ledger =
                        new LedgerDatabase(database, "gateway", System.getenv().getOrDefault(PASSWORD, ""))) {
            report.heading("the ledger");
            new LedgerPopulator(workload, api, services, ledger, report).run();
            report.figure("runs, scores", "%,d, %,d".formatted(ledger.rows("run"), ledger.rows("score")));
            measure(workload, services, report);
        }
        return 0;
    }

    private void measure(LedgerWorkload workload, SyntheticEventProducer services, BenchReport report)
            throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(
                        "node",
                        home.resolve("benchmarks/browser/frames.mjs").toString(),
                        page,
                        chromium.toString(),
                        home.resolve("gateway/node_modules/playwright-core")
                                .toAbsolutePath()
                                .toString(),
                        Integer.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = browser.inputReader(StandardCharsets.UTF_8);
                Writer input = browser.outputWriter(StandardCharsets.UTF_8)) {
            JsonNode opened = answer(answers);
            report.heading("the page in Chromium");
            double first = opened.path("firstFigureMillis").asDouble() / 1000;
            report.figure(
                    "time until the first figure is drawn",
                    "%.2f s".formatted(first),
                    "<= %.0f s".formatted(FIRST_FIGURE_TARGET_SECONDS),
                    first <= FIRST_FIGURE_TARGET_SECONDS);
            report.figure(
                    "end of the last task of more than 50 ms after opening",
                    "%.2f s".formatted(opened.path("settledMillis").asDouble() / 1000));
            input.write("grow\n");
            input.flush();
            grow(workload, services);
            JsonNode grown = answer(answers);
            double frames = grown.path("framesPerSecond").asDouble();
            report.figure(
                    "frames per second while the sweep grows",
                    "%.1f".formatted(frames),
                    ">= %.0f".formatted(FRAMES_TARGET),
                    frames >= FRAMES_TARGET);
            report.figure(
                    "time of a frame, median and p99",
                    "%.1f, %.1f ms"
                            .formatted(
                                    grown.path("medianMillis").asDouble(),
                                    grown.path("p99Millis").asDouble()));
            report.figure(
                    "tasks of more than 50 ms, the longest",
                    "%d, %.0f ms"
                            .formatted(
                                    grown.path("longTaskCount").asInt(),
                                    grown.path("longestTaskMillis").asDouble()));
            report.figure(
                    "heap after a full collection",
                    "%.1f MB".formatted(grown.path("heapBytes").asLong() / 1e6));
        } finally {
            browser.destroy();
        }
    }

    /** Reports the progress of runs that were left, and their scores, as services would while the frames are counted. */
    private void grow(LedgerWorkload workload, SyntheticEventProducer services) throws InterruptedException {
        List<LedgerWorkload.FilledRun> runs = workload.laterRuns();
        int sent = 0;
        long begin = System.nanoTime();
        for (LedgerWorkload.FilledRun run : runs) {
            for (var checkpoint : run.checkpoints()) {
                services.running(run.name(), checkpoint.seenImageCount());
                services.checkpoint(checkpoint, run.spec());
                for (var benchmark : workload.benchmarks()) {
                    services.score(checkpoint, benchmark, run.spec());
                    long due = begin + TimeUnit.SECONDS.toNanos(++sent) / SCORES_PER_SECOND;
                    long now = System.nanoTime();
                    if (now - begin > TimeUnit.SECONDS.toNanos(seconds)) {
                        return;
                    }
                    TimeUnit.NANOSECONDS.sleep(Math.max(0, due - now));
                }
            }
            services.succeeded(run.name(), run.spec());
        }
    }

    private static JsonNode answer(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the browser's program ended; its error is above");
        }
        return JSON.readTree(line);
    }
}
