package ventral.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ventral.benchmarks.gateway.grpc.LoadApiClient;
import ventral.benchmarks.load.ProcessReader.ProcessUse;
import ventral.benchmarks.load.sample.LoadSample;
import ventral.benchmarks.load.sample.MetricsText;
import ventral.benchmarks.load.sample.RateMeter;
import ventral.benchmarks.load.trend.SampledQuantity;

/** Samples the system: its processes, two calls of the gateway, rates, disk and backlog. Used by one thread. */
final class SystemSampler {

    /**
     * Holds the addresses of the services, such as {@code 127.0.0.1:8471}.
     *
     * @param gateway for calls
     * @param management for the gateway's metrics; the other services serve theirs at their only address
     */
    record Addresses(String gateway, String management, String renderer, String trainer, String scorer) {}

    private static final String LIST_RUNS = SampledQuantity.LATENCY.column("list_runs");
    private static final String COMMANDS = SampledQuantity.LATENCY.column("create_and_cancel_run");
    private static final String RENDERED = SampledQuantity.RATE.column("images_rendered");
    private static final String LEARNT = SampledQuantity.RATE.column("images_learnt");
    private static final String SCORED = SampledQuantity.RATE.column("scores");
    private static final String LEAD = SampledQuantity.LEAD.column("renderer");
    private static final String LOG = SampledQuantity.DISK.column("kafka");
    private static final String FREE = SampledQuantity.FREE_SPACE.column("disk");
    private static final String UNSCORED = SampledQuantity.TASKS.column("unscored");
    private static final String TRAINED = SampledQuantity.TASKS.column("trained");
    private static final String RESTARTS = SampledQuantity.COUNT.column("restarts");
    private static final String FAILED_RUNS = SampledQuantity.COUNT.column("failed_runs");
    private static final String FAILED_CALLS = SampledQuantity.COUNT.column("failed_calls");
    private static final String FAILED_WATCHES = SampledQuantity.COUNT.column("failed_watches");

    /** Columns of which each is above 0 in some sample of a load that does anything. */
    static final List<String> WORK = List.of(RENDERED, LEARNT);

    private static final double MEBIBYTE = 1 << 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final RateMeter rendered = new RateMeter();
    private final RateMeter learnt = new RateMeter();
    private final RateMeter scored = new RateMeter();
    private final Addresses addresses;
    private final Path data;
    private final LocalProcesses processes;
    private final LoadApiClient gateway;
    private final LoadWorkload workload;
    private final CallFailures failures;
    private int commandCount;

    SystemSampler(
            Addresses addresses,
            Path data,
            LocalProcesses processes,
            LoadApiClient gateway,
            LoadWorkload workload,
            CallFailures failures) {
        this.addresses = addresses;
        this.data = data;
        this.processes = processes;
        this.gateway = gateway;
        this.workload = workload;
        this.failures = failures;
    }

    static List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (SampledQuantity quantity :
                List.of(SampledQuantity.MEMORY, SampledQuantity.FILES, SampledQuantity.THREADS)) {
            LocalProcesses.ALL.forEach(process -> columns.add(column(process, quantity)));
        }
        columns.addAll(List.of(LIST_RUNS, COMMANDS, RENDERED, LEARNT, SCORED, LEAD, LOG, FREE, UNSCORED, TRAINED));
        columns.addAll(List.of(RESTARTS, FAILED_RUNS, FAILED_CALLS, FAILED_WATCHES));
        return columns;
    }

    private static String column(String process, SampledQuantity quantity) {
        return quantity.column(process.toLowerCase(Locale.ROOT));
    }

    /** Creates the stream of the runs whose creation is timed. */
    void createCommandStream() {
        LoadGeneration command = LoadGeneration.forCommand(0);
        gateway.create(command.stream(), command.streamSpec());
    }

    /**
     * Takes a sample. What cannot be read is missing in it and counted as a failed call.
     *
     * @param failedWatchCount watches that have ended since the start
     */
    LoadSample sample(double elapsedSeconds, long failedWatchCount) throws InterruptedException {
        Map<String, Double> values = new HashMap<>();
        for (String process : LocalProcesses.ALL) {
            addProcess(process, values);
        }
        addRate(RENDERED, rendered, addresses.renderer(), "ventral_renderer_images_total", elapsedSeconds, values);
        addRate(LEARNT, learnt, addresses.trainer(), "ventral_trainer_images_total", elapsedSeconds, values);
        addRate(SCORED, scored, addresses.scorer(), "ventral_scorer_scores_total", elapsedSeconds, values);
        addCalls(values);
        addDisk(values);
        addBacklog(values);
        values.put(RESTARTS, (double) processes.restartCount());
        values.put(FAILED_RUNS, (double) workload.progress().failedRunCount());
        values.put(FAILED_WATCHES, (double) failedWatchCount);
        values.put(FAILED_CALLS, (double) failures.count());
        return new LoadSample(elapsedSeconds, values);
    }

    private void addProcess(String process, Map<String, Double> values) {
        ProcessUse use = processes.read(process);
        if (use != null) {
            values.put(column(process, SampledQuantity.MEMORY), use.memoryBytes() / MEBIBYTE);
            values.put(column(process, SampledQuantity.FILES), (double) use.fileCount());
            values.put(column(process, SampledQuantity.THREADS), (double) use.threadCount());
        }
    }

    private void addRate(
            String column,
            RateMeter meter,
            String address,
            String metric,
            double elapsedSeconds,
            Map<String, Double> values)
            throws InterruptedException {
        try {
            double perSecond = meter.update(elapsedSeconds, series(address, metric));
            if (!Double.isNaN(perSecond)) {
                values.put(column, perSecond);
            }
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
    }

    private Map<String, Double> series(String address, String metric) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s/q/metrics".formatted(address)))
                .header("Accept", "text/plain")
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("%s answered with status %d".formatted(request.uri(), response.statusCode()));
        }
        return MetricsText.series(response.body(), metric);
    }

    private void addCalls(Map<String, Double> values) {
        try {
            long start = System.nanoTime();
            var unusedCount = gateway.listRuns();
            values.put(LIST_RUNS, (System.nanoTime() - start) / NANOS_PER_MILLI);
            LoadGeneration command = LoadGeneration.forCommand(commandCount++);
            start = System.nanoTime();
            gateway.create(command.run(), command.runSpec());
            var unusedState = gateway.cancel(command.run());
            values.put(COMMANDS, (System.nanoTime() - start) / NANOS_PER_MILLI);
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void addDisk(Map<String, Double> values) {
        try {
            values.put(LOG, BrokerFiles.logBytes(data.resolve("kafka")) / MEBIBYTE);
            values.put(FREE, Files.getFileStore(data).getUsableSpace() / MEBIBYTE);
        } catch (IOException e) {
            failures.add(e);
        }
    }

    private void addBacklog(Map<String, Double> values) throws InterruptedException {
        values.put(LEAD, (double) workload.progress().leadImageCount());
        try {
            Map<String, Double> unscored = series(addresses.management(), "ventral_gateway_unscored_checkpoints");
            double taskCount =
                    unscored.values().stream().mapToDouble(Double::doubleValue).sum();
            if (!unscored.isEmpty()) {
                workload.updateUnscored(taskCount);
                values.put(UNSCORED, taskCount);
            }
            values.put(TRAINED, (double) workload.progress().checkpointCount() * gateway.readyBenchmarkCount());
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
    }
}
