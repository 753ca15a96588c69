package ventral.benchmarks.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ventral.benchmarks.gateway.grpc.LoadApiClient;
import ventral.benchmarks.gateway.grpc.StalledWatchClients;
import ventral.benchmarks.gateway.grpc.WatchClients;
import ventral.benchmarks.load.sample.SampleCsv;

/** Runs one load from its start to its end: the workload, the watchers, the slowed processes and the samples. */
final class LoadSession {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long ADVANCE_SECONDS = 1;
    private static final long REOPEN_SECONDS = 600;
    private static final long SECONDS_TO_STOP = 5;

    private final LoadBenchCommand options;
    private final SystemSampler.Addresses addresses;
    private final Path data;
    private final LocalProcesses processes;
    private final CallFailures failures = new CallFailures();

    /**
     * Creates a session.
     *
     * @param data data folder of the system
     */
    LoadSession(LoadBenchCommand options, SystemSampler.Addresses addresses, Path data, LocalProcesses processes) {
        this.options = options;
        this.addresses = addresses;
        this.data = data;
        this.processes = processes;
    }

    /**
     * Runs the load until its duration is over or {@code stop} is zero, and returns the number of runs that failed.
     *
     * @param file file of the samples, which is replaced
     */
    long run(Path file, CountDownLatch stop) throws IOException, InterruptedException {
        ScheduledExecutorService tasks = Executors.newSingleThreadScheduledExecutor();
        try (LoadApiClient gateway = new LoadApiClient(addresses.gateway());
                WatchClients watchers = gateway.watchers();
                StalledWatchClients stalled = gateway.stalledWatchers();
                ProcessThrottle slowTrainer = slowed(options.slowTrainer, LocalProcesses.TRAINER);
                ProcessThrottle slowScorer = slowed(options.slowScorer, LocalProcesses.SCORER);
                BufferedWriter out = Files.newBufferedWriter(file)) {
            LoadWorkload workload = new LoadWorkload(gateway, options.network, options.imageCount, failures);
            SystemSampler sampler = new SystemSampler(addresses, data, processes, gateway, workload, failures);
            sampler.createCommandStream();
            for (int i = options.stalledCount; i < options.watcherCount; i++) {
                watchers.watchRuns();
            }
            var unusedAdvances = tasks.scheduleWithFixedDelay(workload::advance, 0, ADVANCE_SECONDS, TimeUnit.SECONDS);
            var unusedStalls = tasks.scheduleWithFixedDelay(
                    () -> stalled.reopen(options.stalledCount), 0, REOPEN_SECONDS, TimeUnit.SECONDS);
            SampleCsv csv = new SampleCsv(SystemSampler.columns());
            write(out, csv.header());
            long start = System.nanoTime();
            long end = start + options.duration.toNanos();
            long due = start;
            while (due <= end && !stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                double elapsed = (System.nanoTime() - start) / NANOS_PER_SECOND;
                write(out, csv.line(sampler.sample(elapsed, watchers.failures())));
                // a sample that took longer than the interval is not made up for
                due = Math.max(due + options.interval.toNanos(), System.nanoTime());
            }
            tasks.shutdown();
            if (!tasks.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                System.err.println("a call of the gateway has not returned");
            }
            return workload.progress().failedRunCount();
        } finally {
            tasks.shutdownNow();
        }
    }

    private ProcessThrottle slowed(int factor, String process) {
        return ProcessThrottle.start(factor, () -> processes.pid(process), process);
    }

    /** Writes a line at once, so that it can be read while the load runs. */
    private static void write(BufferedWriter out, String line) throws IOException {
        out.write(line);
        out.newLine();
        out.flush();
    }
}
