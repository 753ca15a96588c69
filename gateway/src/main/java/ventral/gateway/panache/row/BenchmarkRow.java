package ventral.gateway.panache.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Region;

@Entity
@Table(name = "benchmark")
@SuppressWarnings("NullAway.Init")
public class BenchmarkRow extends FallibleRow {

    public String state;
    public @Nullable String region;
    public String suite;
    public String metric;
    public double ceiling;
    public @Nullable Double ceilingLowerBound;
    public boolean ceilingUnknown;
    public String ceilingSource;
    public int stimulusCount;
    public int neuroidCount;
    public int version;
    public boolean simulated;
    public String citation;
    public String license;
    public Instant updateTime;

    public void set(Benchmark benchmark) {
        sortKey = name;
        state = benchmark.state().name();
        Region predicted = benchmark.region();
        region = predicted == null ? null : predicted.name();
        suite = benchmark.suite();
        metric = benchmark.metric();
        ceiling = benchmark.ceiling();
        ceilingLowerBound = benchmark.ceilingLowerBound();
        ceilingUnknown = benchmark.ceilingUnknown();
        ceilingSource = benchmark.ceilingSource();
        stimulusCount = benchmark.stimulusCount();
        neuroidCount = benchmark.neuroidCount();
        version = benchmark.version();
        simulated = benchmark.simulated();
        citation = benchmark.citation();
        license = benchmark.license();
        setError(benchmark.error());
        updateTime = benchmark.updateTime();
    }

    @Override
    public Benchmark value() {
        return new Benchmark(
                BenchmarkName.parse(name),
                BenchmarkState.valueOf(state),
                region == null ? null : Region.valueOf(region),
                suite,
                metric,
                ceiling,
                ceilingLowerBound,
                ceilingUnknown,
                ceilingSource,
                stimulusCount,
                neuroidCount,
                version,
                simulated,
                citation,
                license,
                error(),
                updateTime);
    }
}
