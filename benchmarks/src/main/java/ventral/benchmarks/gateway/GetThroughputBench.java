package ventral.benchmarks.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ventral.benchmarks.gateway.grpc.BenchApiClient;
import ventral.benchmarks.gateway.grpc.BenchApiClient.LoadGenerator;
import ventral.benchmarks.gateway.grpc.BenchApiClient.ResourceKind;
import ventral.contract.name.ScoreName;

/** Measures how many single resources can be fetched per second, beside how often the same server echoes. */
final class GetThroughputBench {

    private static final double RATIO_TARGET = .8;
    private static final int CALLERS = 16;

    /** Names that are requested repeatedly, as by a page that many users view. */
    private static final int FEW = 1000;

    private final LedgerWorkload workload;
    private final BenchApiClient api;
    private final BenchReport report;
    private final int rounds;
    private final double seconds;

    /**
     * Creates the benchmark.
     *
     * @param seconds duration of each measurement of a round
     */
    GetThroughputBench(LedgerWorkload workload, BenchApiClient api, BenchReport report, int rounds, double seconds) {
        this.workload = workload;
        this.api = api;
        this.report = report;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    void measure() {
        report.heading("single gets, %d callers, median of %d alternated rounds of %.0f s"
                .formatted(CALLERS, rounds, seconds));
        List<byte[]> fewScores =
                scores().limit(FEW).map(BenchApiClient::request).toList();
        byte[] score = api.score(scores().findFirst().orElseThrow());
        List<String> what = List.of(
                "echo of a request, %d bytes".formatted(fewScores.get(0).length),
                "echo of a score, %d bytes".formatted(score.length),
                "GetScore, %,d names again and again".formatted(FEW),
                "GetScore, another name each time",
                "GetCheckpoint, %,d names again and again".formatted(FEW),
                "GetCheckpoint, another name each time",
                "GetRun, %,d names again and again".formatted(FEW));
        List<LoadGenerator> paces = List.of(
                api.echo(fewScores),
                api.echo(List.of(score)),
                api.gets(ResourceKind.SCORE, fewScores),
                api.gets(
                        ResourceKind.SCORE,
                        scattered(scores().map(BenchApiClient::request).toList())),
                api.gets(
                        ResourceKind.CHECKPOINT,
                        workload.checkpoints()
                                .limit(FEW)
                                .map(BenchApiClient::request)
                                .toList()),
                api.gets(
                        ResourceKind.CHECKPOINT,
                        scattered(workload.checkpoints()
                                .map(BenchApiClient::request)
                                .toList())),
                api.gets(
                        ResourceKind.RUN,
                        workload.sweeps().stream()
                                .flatMap(sweep -> sweep.runs().stream())
                                .limit(FEW)
                                .map(run -> BenchApiClient.request(run.name()))
                                .toList()));
        double[][] perSecond = new double[paces.size()][rounds];
        paces.forEach(pace -> pace.perSecond(CALLERS, seconds));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < paces.size(); i++) {
                perSecond[i][round] = paces.get(i).perSecond(CALLERS, seconds);
                report.progress("round %d of %d".formatted(round + 1, rounds));
            }
        }
        report.progressEnd();
        double echo = median(perSecond[0]);
        double scoreEcho = median(perSecond[1]);
        report.figure(what.get(0), "%,.0f a second".formatted(echo));
        report.figure(what.get(1), "%,.0f a second".formatted(scoreEcho));
        for (int i = 2; i < paces.size(); i++) {
            double pace = median(perSecond[i]);
            report.figure(
                    what.get(i),
                    "%,.0f a second, %.2fx the echo".formatted(pace, pace / echo),
                    ">= %.1fx".formatted(RATIO_TARGET),
                    pace / echo >= RATIO_TARGET);
        }
    }

    private Stream<ScoreName> scores() {
        return workload.checkpoints()
                .flatMap(checkpoint ->
                        workload.benchmarks().stream().map(benchmark -> new ScoreName(checkpoint, benchmark)));
    }

    /** Returns requests in a scattered order, each once before any repeats; at most 100,000. */
    private static List<byte[]> scattered(List<byte[]> requests) {
        int step = 7919;
        int count = Math.min(requests.size(), 100_000);
        return Stream.iterate(0L, i -> i + 1)
                .limit(count)
                .map(i -> requests.get((int) (i * step % requests.size())))
                .toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
