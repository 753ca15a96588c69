package ventral.gateway.grpc.score;

import ventral.api.v1.Benchmark;
import ventral.gateway.grpc.FailureMapper;
import ventral.type.v1.BenchmarkState;

/** Converts benchmarks to messages of the API. */
final class BenchmarkMapper {

    private BenchmarkMapper() {}

    static Benchmark toWire(ventral.gateway.ledger.model.Benchmark benchmark) {
        var message = Benchmark.newBuilder()
                .setName(benchmark.name().toString())
                .setSuite(benchmark.suite())
                .setMetric(benchmark.metric())
                .setCeiling(benchmark.ceiling())
                .setCeilingUnknown(benchmark.ceilingUnknown())
                .setCeilingStated(!benchmark.ceilingSource().isEmpty())
                .setCeilingSource(benchmark.ceilingSource())
                .setStimulusCount(benchmark.stimulusCount())
                .setNeuroidCount(benchmark.neuroidCount())
                .setVersion(benchmark.version())
                .setSimulated(benchmark.simulated())
                .setState(BenchmarkState.valueOf(
                        "BENCHMARK_STATE_" + benchmark.state().name()))
                .setCitation(benchmark.citation())
                .setLicense(benchmark.license());
        if (benchmark.ceilingLowerBound() != null) {
            message.setCeilingLowerBound(benchmark.ceilingLowerBound());
        }
        if (benchmark.region() != null) {
            message.setRegion(ScoreMapper.region(benchmark.region()));
        }
        if (benchmark.error() != null) {
            message.setError(FailureMapper.toWire(benchmark.error()));
        }
        return message.build();
    }
}
