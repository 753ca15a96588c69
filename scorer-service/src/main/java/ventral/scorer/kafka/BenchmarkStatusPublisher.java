package ventral.scorer.kafka;

import com.google.rpc.Code;
import com.google.rpc.Status;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.BenchmarkStatus;
import ventral.platform.kafka.LiveTable;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.Region;

/**
 * Publishes the state of the benchmarks that this scorer found, and deletes the state of those whose descriptor is gone.
 * Thread-safe.
 */
public final class BenchmarkStatusPublisher {

    private static final Logger LOG = Logger.getLogger(BenchmarkStatusPublisher.class);

    private final LiveTable<BenchmarkStatus> benchmarks;
    private final Clock clock;

    /** Names of the benchmarks with a descriptor on this scorer; null until they have been published. */
    private volatile @Nullable Set<String> installed;

    public BenchmarkStatusPublisher(LiveTable<BenchmarkStatus> benchmarks, Clock clock) {
        this.benchmarks = benchmarks;
        this.clock = clock;
    }

    /**
     * Publishes the benchmarks and deletes all others; returns after the broker has acknowledged this. A scorer without
     * any descriptor deletes none, because its folder is more likely to be missing than to be emptied on purpose.
     */
    public void put(List<InstalledBenchmark> found) {
        Set<String> names = new HashSet<>();
        for (InstalledBenchmark installed : found) {
            BenchmarkStatus status = status(installed)
                    .setBenchmark(installed.name().toString())
                    .setUpdateTime(TimestampMapper.toWire(clock.instant()))
                    .build();
            benchmarks.put(status);
            names.add(status.getBenchmark());
            log(status);
        }
        deleteOthers(names);
        installed = Set.copyOf(names);
    }

    private void deleteOthers(Set<String> names) {
        benchmarks.refresh();
        List<BenchmarkStatus> others = benchmarks.rows(row -> !names.contains(row.getBenchmark()));
        if (names.isEmpty()) {
            if (!others.isEmpty()) {
                LOG.warnf(
                        "the folder of benchmarks has no descriptor; the %d benchmarks reported before are kept",
                        others.size());
            }
            return;
        }
        for (BenchmarkStatus other : others) {
            benchmarks.delete(other.getBenchmark());
            LOG.warnf("%s is deleted: its descriptor is not in the folder of benchmarks", other.getBenchmark());
        }
    }

    /** Returns true if neither this scorer nor, according to the table, any other has the benchmark's descriptor. */
    boolean isDeleted(BenchmarkName benchmark) {
        Set<String> names = installed;
        if (names == null || names.isEmpty() || names.contains(benchmark.toString())) {
            return false;
        }
        benchmarks.refresh(); // another scorer may have published it
        return benchmarks.get(benchmark.toString()).isEmpty();
    }

    static Region toWire(ventral.scorer.assembly.Region region) {
        return switch (region) {
            case V1 -> Region.REGION_V1;
            case V2 -> Region.REGION_V2;
            case V4 -> Region.REGION_V4;
            case IT -> Region.REGION_IT;
        };
    }

    private static BenchmarkStatus.Builder status(InstalledBenchmark installed) {
        if (installed instanceof InstalledBenchmark.Ready ready) {
            Benchmark benchmark = ready.benchmark();
            Ceiling ceiling = benchmark.ceiling();
            BenchmarkStatus.Builder status = described(benchmark.description())
                    .setState(BenchmarkState.BENCHMARK_STATE_READY)
                    .setCeilingUnknown(ceiling == null)
                    .setStimulusCount(benchmark.stimulusCount())
                    .setNeuroidCount(benchmark.neuroidCount())
                    .setExcludedNeuroidCount(benchmark.excludedNeuroidCount());
            if (ceiling != null) {
                status.setCeiling(ceiling.value())
                        .setCeilingStated(ceiling.isStated())
                        .setCeilingSource(ceiling.source());
                if (Double.isFinite(ceiling.standardError())) {
                    status.setCeilingStandardError(ceiling.standardError());
                }
                if (ceiling.lowerBound() != null) {
                    status.setCeilingLowerBound(ceiling.lowerBound());
                }
            }
            return status;
        }
        if (installed instanceof InstalledBenchmark.Absent absent) {
            return described(absent.description())
                    .setState(BenchmarkState.BENCHMARK_STATE_ABSENT)
                    .setError(error(Code.NOT_FOUND, absent.reason()));
        }
        return BenchmarkStatus.newBuilder()
                .setState(BenchmarkState.BENCHMARK_STATE_FAILED)
                .setError(error(Code.DATA_LOSS, ((InstalledBenchmark.Damaged) installed).reason()));
    }

    private static BenchmarkStatus.Builder described(BenchmarkMetadata description) {
        return BenchmarkStatus.newBuilder()
                .setRegion(toWire(description.region()))
                .setMetric(ScoreEventEncoder.metric(description))
                .setSuite(Objects.requireNonNullElse(description.suite(), ""))
                .setVersion(description.version())
                .setSimulated(description.origin() == ResponseOrigin.SIMULATED)
                .setCitation(description.citation())
                .setLicense(description.license());
    }

    private static Status error(Code code, String reason) {
        return Status.newBuilder().setCode(code.getNumber()).setMessage(reason).build();
    }

    private static void log(BenchmarkStatus status) {
        switch (status.getState()) {
            case BENCHMARK_STATE_READY ->
                LOG.infof(
                        "%s READY ceiling %s%s, %d stimuli, %d neuroids%s",
                        status.getBenchmark(),
                        status.getCeilingUnknown()
                                ? "unknown"
                                : String.format(Locale.ROOT, "%.3f", status.getCeiling()),
                        status.getCeilingStated() ? " (stated)" : "",
                        status.getStimulusCount(),
                        status.getNeuroidCount(),
                        status.getSimulated() ? ", simulated" : "");
            case BENCHMARK_STATE_ABSENT ->
                LOG.warnf(
                        "%s ABSENT: %s",
                        status.getBenchmark(), status.getError().getMessage());
            case BENCHMARK_STATE_FAILED ->
                LOG.errorf(
                        "%s FAILED: %s",
                        status.getBenchmark(), status.getError().getMessage());
            case BENCHMARK_STATE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalStateException(status.toString());
        }
    }
}
