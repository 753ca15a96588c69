package ventral.benchmarks.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import ventral.benchmarks.gateway.grpc.BenchApiClient;
import ventral.benchmarks.gateway.grpc.WatchClients;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.SweepName;
import ventral.gateway.fixtures.kafka.SyntheticEventProducer;

/** Measures the cost of many watchers while changes arrive. */
final class WatchLoadBench {

    private static final int SWEEPS = 20;
    private static final int CHANGED_RUNS = 5;
    private static final double MEGABYTE = 1 << 20;

    /**
     * Growth of the heap from the first round to the last that is tolerated: collections and caches vary by this much.
     */
    private static final double GROWTH = .05;

    private final LedgerWorkload workload;
    private final BenchApiClient api;
    private final SyntheticEventProducer services;
    private final ServerProcess server;
    private final BenchReport report;
    private final int rounds;
    private final long limitSeconds;

    /**
     * Creates the benchmark.
     *
     * @param limitSeconds longest duration of a round
     */
    WatchLoadBench(
            LedgerWorkload workload,
            BenchApiClient api,
            SyntheticEventProducer services,
            ServerProcess server,
            BenchReport report,
            int rounds,
            long limitSeconds) {
        this.workload = workload;
        this.api = api;
        this.services = services;
        this.server = server;
        this.report = report;
        this.rounds = rounds;
        this.limitSeconds = limitSeconds;
    }

    void measure(int watcherCount) throws IOException, InterruptedException {
        report.heading("%,d watchers, %d rounds of changes".formatted(watcherCount, rounds));
        long heapBefore = server.heapAfterFullCollection();
        long threadsBefore = server.threads();
        List<Long> heaps = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        long wanted = 0;
        long threads;
        long delivered;
        long failures;
        try (WatchClients watchers = api.watchers()) {
            long opened = System.nanoTime();
            open(watchers, watcherCount);
            report.figure(
                    "initial state delivered to all",
                    "%,d rows in %.1f s".formatted(watchers.changes(), (System.nanoTime() - opened) / 1e9));
            long begin = watchers.changes();
            for (int round = 0; round < rounds; round++) {
                wanted += change(round, watcherCount);
                long start = System.nanoTime();
                long all = begin + wanted;
                await(() -> watchers.changes() >= all);
                seconds.add((System.nanoTime() - start) / 1e9);
                heaps.add(server.heapAfterFullCollection());
                report.progress("round %d of %d: %.1f MB".formatted(round + 1, rounds, heaps.get(round) / MEGABYTE));
            }
            threads = server.threads();
            delivered = watchers.changes() - begin;
            failures = watchers.failures();
            report.progressEnd();
            if (failures > 0) {
                report.figure("the last failure", watchers.cause());
            }
        }
        long first = heaps.get(0);
        long last = heaps.get(heaps.size() - 1);
        report.figure(
                "changes delivered",
                "%,d of %,d, a round in %.1f s at most"
                        .formatted(
                                delivered,
                                wanted,
                                seconds.stream().mapToDouble(s -> s).max().orElse(0)),
                "all",
                delivered == wanted);
        report.figure("watches that failed", Long.toString(failures), "0", failures == 0);
        report.figure(
                "heap after full collections, first to last round",
                "%.1f to %.1f MB".formatted(first / MEGABYTE, last / MEGABYTE),
                "grows < %.0f %%".formatted(100 * GROWTH),
                last < (1 + GROWTH) * first);
        report.figure("heap of one watcher", "%.1f kB".formatted((last - heapBefore) / 1024. / watcherCount));
        report.figure("threads before, and with watchers", "%d, %d".formatted(threadsBefore, threads));
        long after = settled(heapBefore);
        report.figure(
                "heap after full collections, before and after all",
                "%.1f and %.1f MB".formatted(heapBefore / MEGABYTE, after / MEGABYTE),
                "grows < %.0f %%".formatted(100 * GROWTH),
                after < (1 + GROWTH) * heapBefore);
    }

    /** Opens the watches: half watch runs from the current state, the others watch scores from now on. */
    private void open(WatchClients watchers, int watcherCount) throws IOException, InterruptedException {
        watchers.watchRuns(sweep(0), "");
        await(() -> watchers.heartbeats() > 0);
        String now = watchers.token();
        long runs = workload.sweeps().get(0).runs().size();
        long rows = runs;
        for (int i = 1; i < watcherCount; i++) {
            if (watchesRuns(i)) {
                watchers.watchRuns(sweep(i), "");
                rows += runs;
            } else {
                watchers.watchScores(sweep(i), now);
            }
        }
        long all = rows;
        await(() -> watchers.changes() >= all && watchers.heartbeats() >= watcherCount);
    }

    /** Writes records as services do, and returns the number of changes summed over all watchers. */
    private long change(int round, int watcherCount) {
        for (int s = 0; s < sweepCount(); s++) {
            for (LedgerWorkload.FilledRun run : workload.sweeps().get(s).runs().subList(0, CHANGED_RUNS)) {
                services.running(run.name(), run.spec().totalImageCount() + 1 + round);
                services.score(
                        new CheckpointName(run.name(), 0), workload.benchmarks().get(0), run.spec());
            }
        }
        services.flush();
        return (long) CHANGED_RUNS * watcherCount;
    }

    private static boolean watchesRuns(int watcher) {
        return watcher / SWEEPS % 2 == 0;
    }

    private SweepName sweep(int watcher) {
        return workload.sweeps().get(watcher % sweepCount()).name();
    }

    private int sweepCount() {
        return Math.min(SWEEPS, workload.sweeps().size());
    }

    /** Returns the heap size once it has settled: the server learns of ended calls with a delay. */
    private long settled(long before) throws IOException, InterruptedException {
        long heap = server.heapAfterFullCollection();
        for (int i = 0; i < 10 && heap >= (1 + GROWTH) * before; i++) {
            Thread.sleep(1000);
            heap = server.heapAfterFullCollection();
        }
        return heap;
    }

    /**
     * Waits until the condition holds or the time limit is reached; after a timeout the figures show what is missing.
     */
    private void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + limitSeconds * 1_000_000_000;
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }
}
