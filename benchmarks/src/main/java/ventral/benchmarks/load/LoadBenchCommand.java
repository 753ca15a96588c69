package ventral.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.benchmarks.load.sample.SampleCsv;
import ventral.benchmarks.load.trend.TrendTable;
import ventral.contract.network.Network;

@Command(
        name = "load",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Keeps a whole system busy, samples what its processes use, and shows which quantities grow.",
            "",
            "'ventral bench load' starts that system on free ports with a data folder of its own, and stops and",
            "removes it afterwards, also on Ctrl-C; the options for it, from --data on, are not needed.",
            "Exit status 1 if a quantity grows by more than its limit or a run fails."
        },
        footer = {
            "",
            "Examples:",
            "  ./ventral bench load --duration 8h",
            "  ./ventral bench load --duration 3m --warm-up 30s --interval 3s",
            "  ./ventral bench load --slow-trainer 10",
            "  ./ventral bench load --watchers 1000 --stalled 10"
        })
@SuppressWarnings("NullAway.Init")
public final class LoadBenchCommand implements Callable<Integer> {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";
    private static final long SECONDS_TO_STOP = 8;

    @Option(
            names = "--duration",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "Duration of the load" + DEFAULT + ".")
    Duration duration;

    @Option(
            names = "--warm-up",
            defaultValue = "5m",
            converter = DurationConverter.class,
            description = "Samples before this time do not count" + DEFAULT + ".")
    Duration warmUp;

    @Option(
            names = "--interval",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "Time between samples" + DEFAULT + ".")
    Duration interval;

    @Option(
            names = "--network",
            defaultValue = "tiny",
            converter = NetworkConverter.class,
            description = "Network of the runs: tiny, resnet18 or resnet50" + DEFAULT + ".")
    Network network;

    @Option(
            names = "--images",
            defaultValue = "25600",
            description = "Images that each run learns from, a multiple of 64" + DEFAULT + ".")
    long imageCount;

    @Option(
            names = "--slow-trainer",
            paramLabel = "N",
            defaultValue = "1",
            description = "Makes the trainer N times slower: it is stopped for a part of each second" + DEFAULT + ".")
    int slowTrainer;

    @Option(
            names = "--slow-scorer",
            paramLabel = "N",
            defaultValue = "1",
            description = "Makes the scorer N times slower: it is stopped for a part of each second" + DEFAULT + ".")
    int slowScorer;

    @Option(names = "--watchers", defaultValue = "0", description = "Clients that watch every run" + DEFAULT + ".")
    int watcherCount;

    @Option(
            names = "--stalled",
            defaultValue = "0",
            description = "Number of the watchers that never read an answer" + DEFAULT + ".")
    int stalledCount;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "Folder for samples.csv, load.svg and the system's data (default: target/load).")
    Path output;

    @Option(
            names = "--report",
            description = "Shows only the table of the samples in the folder, such as those of a load that still runs.")
    boolean reportOnly;

    @Mixin
    MeasuredSystemOptions system;

    @Option(
            names = "--gateway-management",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Address of the gateway's health and metrics.")
    String management;

    @Option(names = "--renderer", paramLabel = "HOST:PORT", defaultValue = "", description = "Address of the renderer.")
    String renderer;

    @Option(names = "--trainer", paramLabel = "HOST:PORT", defaultValue = "", description = "Address of the trainer.")
    String trainer;

    @Option(names = "--scorer", paramLabel = "HOST:PORT", defaultValue = "", description = "Address of the scorer.")
    String scorer;

    @Override
    public Integer call() throws Exception {
        system.check(slowTrainer >= 1, "--slow-trainer %d is not positive".formatted(slowTrainer));
        system.check(slowScorer >= 1, "--slow-scorer %d is not positive".formatted(slowScorer));
        system.check(
                stalledCount >= 0 && stalledCount <= watcherCount,
                "--stalled %d is outside 0 to %d, the number of --watchers".formatted(stalledCount, watcherCount));
        system.check(
                imageCount > 0 && imageCount % LoadGeneration.BATCH_SIZE == 0,
                "--images %d is not a positive multiple of %d".formatted(imageCount, LoadGeneration.BATCH_SIZE));
        system.check(!interval.isZero(), "--interval must be above 0");
        system.check(
                reportOnly || warmUp.compareTo(duration) < 0,
                "--warm-up %d s is not below --duration %d s: no sample would count"
                        .formatted(warmUp.toSeconds(), duration.toSeconds()));
        system.check(!reportOnly || Files.exists(samples()), "there is no %s: no load has run".formatted(samples()));
        if (system.validateOnly()) {
            return 0;
        }
        return reportOnly ? report(0) : load();
    }

    /** Runs the load until its duration is over or this program is told to stop, and shows the table in both cases. */
    private int load() throws IOException, InterruptedException {
        Path folder = system.data();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndAwait(stop, finished), "stop"));
        try {
            LoadSession session = new LoadSession(
                    this,
                    new SystemSampler.Addresses(system.gateway(), management, renderer, trainer, scorer),
                    folder,
                    system.processes());
            return report(session.run(samples(), stop));
        } finally {
            finished.countDown();
        }
    }

    private static void stopAndAwait(CountDownLatch stop, CountDownLatch finished) {
        stop.countDown();
        try {
            if (!finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                System.err.println("the load does not stop: its table is missing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path samples() {
        return output.resolve("samples.csv");
    }

    private int report(long failedRunCount) throws IOException {
        SampleCsv.Contents contents = SampleCsv.parse(Files.readAllLines(samples()));
        TrendTable table = TrendTable.of(contents, warmUp.toMillis() / 1000.);
        table.lines().forEach(System.out::println);
        if (table.isInconclusive()) {
            System.out.println("Too few samples after the warm-up of %d s: no verdict".formatted(warmUp.toSeconds()));
        }
        if (failedRunCount > 0) {
            System.out.println("%d runs failed".formatted(failedRunCount));
        }
        List<String> idle = SystemSampler.WORK.stream()
                .filter(column -> !contents.hasPositive(column))
                .toList();
        if (!idle.isEmpty()) {
            System.out.println(
                    "No work was done: %s is 0 in every sample, so the samples show an idle system; see the logs"
                            .formatted(String.join(" and ", idle)));
        }
        return table.hasGrowth() || failedRunCount > 0 || !idle.isEmpty() ? 1 : 0;
    }
}
