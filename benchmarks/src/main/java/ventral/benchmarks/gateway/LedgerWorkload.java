package ventral.benchmarks.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/**
 * Describes a laboratory's ledger after long use: sweeps of 200 runs, each with the checkpoints of its schedule, and
 * every checkpoint measured on each benchmark. All sweeps are equal except for their names.
 */
final class LedgerWorkload {

    static final StreamName STREAM = new StreamName("bench");
    static final StreamSpec STREAM_SPEC = StreamSpec.rendered(7, 1_536_000, 64, 128);

    /**
     * Most benchmarks form two suites over all four regions, so that curves of suites are drawn; the others stand
     * alone.
     */
    private static final List<String> BENCHMARKS = List.of(
            "suite-v1-pls",
            "suite-v2-pls",
            "suite-v4-pls",
            "suite-it-pls",
            "other-v1-pls",
            "other-v2-pls",
            "other-v4-pls",
            "other-it-pls",
            "alone-v4-pls",
            "alone-it-rsa");

    private static final int LARGE_SEED_COUNT = 10;
    private static final int LARGE_BENCHMARK_COUNT = 6;

    private static final SweepSpec SWEEP = sweepOf(List.of(0L, 1L, 2L, 3L));

    private final List<FilledSweep> sweeps = new ArrayList<>();
    private final List<FilledRun> laterRuns = new ArrayList<>();
    private final List<BenchmarkName> benchmarks;
    private final SweepSpec sweepSpec;

    private static SweepSpec sweepOf(List<Long> seeds) {
        return new SweepSpec(
                STREAM,
                List.of(
                        Objective.of(LatentGroup.DISTANCE),
                        Objective.of(LatentGroup.ROTATION),
                        Objective.of(LatentGroup.CATEGORY),
                        Objective.of(LatentGroup.DISTANCE, LatentGroup.ROTATION),
                        Objective.of(LatentGroup.CATEGORY, LatentGroup.IDENTITY)),
                List.of(1536L, 3072L, 6400L, 12_800L, 25_600L, 64_000L, 128_000L, 320_000L, 640_000L, 1_280_000L),
                seeds,
                1,
                3);
    }

    /**
     * A run and the data that the ledger holds of it.
     *
     * @param checkpoints checkpoints that the ledger will hold, in order
     */
    record FilledRun(RunName name, RunSpec spec, List<CheckpointName> checkpoints) {}

    /** A sweep with all its runs. */
    record FilledSweep(SweepName name, List<FilledRun> runs) {}

    /**
     * Returns one sweep of 500 runs with some 20,000 scores, of which the last tenth of the runs is left for later.
     */
    static LedgerWorkload ofLargeSweep() {
        return new LedgerWorkload();
    }

    private LedgerWorkload() {
        sweepSpec = sweepOf(LongStream.range(0, LARGE_SEED_COUNT).boxed().toList());
        benchmarks = BENCHMARKS.subList(0, LARGE_BENCHMARK_COUNT).stream()
                .map(BenchmarkName::new)
                .toList();
        FilledSweep whole = sweep(sweepSpec, 0, Long.MAX_VALUE);
        int first = whole.runs().size() * 9 / 10;
        sweeps.add(new FilledSweep(whole.name(), whole.runs().subList(0, first)));
        laterRuns.addAll(whole.runs().subList(first, whole.runs().size()));
    }

    /**
     * Plans whole sweeps, or a part of one if that is enough.
     *
     * @param scoreCount at least {@code checkpointCount}, at most ten times as many
     */
    LedgerWorkload(long scoreCount, long checkpointCount) {
        sweepSpec = SWEEP;
        int benchmarkCount = Math.toIntExact(Math.max(1, Math.round((double) scoreCount / checkpointCount)));
        if (benchmarkCount > BENCHMARKS.size()) {
            throw new IllegalArgumentException(
                    "%d scores of %d checkpoints need %d benchmarks, and there are %d: ask for fewer scores or more checkpoints"
                            .formatted(scoreCount, checkpointCount, benchmarkCount, BENCHMARKS.size()));
        }
        benchmarks = BENCHMARKS.subList(0, benchmarkCount).stream()
                .map(BenchmarkName::new)
                .toList();
        long left = checkpointCount;
        do {
            FilledSweep sweep = sweep(SWEEP, sweeps.size(), checkpointCount);
            sweeps.add(sweep);
            left -= sweep.runs().stream()
                    .mapToInt(run -> run.checkpoints().size())
                    .sum();
        } while (left > 0);
    }

    private static FilledSweep sweep(SweepSpec spec, int number, long checkpointCount) {
        SweepName name = new SweepName("bench-%d".formatted(number));
        List<FilledRun> runs = new ArrayList<>();
        long left = checkpointCount;
        for (Map.Entry<RunName, RunSpec> run : spec.runs(name).entrySet()) {
            List<CheckpointName> checkpoints = run.getValue().checkpoints(STREAM_SPEC.batchSize()).stream()
                    .limit(left)
                    .map(seen -> new CheckpointName(run.getKey(), seen))
                    .toList();
            left -= checkpoints.size();
            runs.add(new FilledRun(run.getKey(), run.getValue(), checkpoints));
        }
        return new FilledSweep(name, runs);
    }

    SweepSpec sweepSpec() {
        return sweepSpec;
    }

    /** Returns runs of the first sweep of which the ledger holds nothing but their creation. */
    List<FilledRun> laterRuns() {
        return laterRuns;
    }

    List<FilledSweep> sweeps() {
        return sweeps;
    }

    Stream<CheckpointName> checkpoints() {
        return sweeps.stream().flatMap(sweep -> sweep.runs().stream()).flatMap(run -> run.checkpoints().stream());
    }

    List<BenchmarkName> benchmarks() {
        return benchmarks;
    }
}
