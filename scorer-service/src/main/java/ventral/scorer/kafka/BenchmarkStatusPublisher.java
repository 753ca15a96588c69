package ventral.scorer.kafka;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.smallrye.reactive.messaging.kafka.Record;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.BenchmarkStatus;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.Region;

/** Publishes the state of the benchmarks that this scorer found. */
public final class BenchmarkStatusPublisher {

    private static final Logger LOG = Logger.getLogger(BenchmarkStatusPublisher.class);

    private final Emitter<Record<String, byte[]>> benchmarks;
    private final Clock clock;

    public BenchmarkStatusPublisher(Emitter<Record<String, byte[]>> benchmarks, Clock clock) {
        this.benchmarks = benchmarks;
        this.clock = clock;
    }

    /** Publishes the benchmarks; returns after all messages have been acknowledged. */
    public void put(List<InstalledBenchmark> found) {
        for (InstalledBenchmark installed : found) {
            BenchmarkStatus status = status(installed)
                    .setBenchmark(installed.name().toString())
                    .setUpdateTime(TimestampMapper.toWire(clock.instant()))
                    .build();
            benchmarks
                    .send(Record.of(status.getBenchmark(), Topics.BENCHMARKS.encode(status)))
                    .toCompletableFuture()
                    .join();
            log(status);
        }
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
