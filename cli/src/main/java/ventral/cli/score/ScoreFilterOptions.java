package ventral.cli.score;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.ScoreClient;
import ventral.cli.option.ResourceArguments;

/** Options that select scores. */
final class ScoreFilterOptions {

    @Option(names = "--sweep", paramLabel = "SWEEP", description = "only scores of this sweep's runs")
    private @Nullable String sweep;

    @Option(names = "--run", paramLabel = "RUN", description = "only scores of this run's checkpoints")
    private @Nullable String run;

    @Option(names = "--benchmark", paramLabel = "ID", description = "only scores on this benchmark")
    private @Nullable String benchmark;

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description = "AIP-160 filter over benchmark, objective, suite and sweep: equalities joined by AND, such "
                    + "as 'suite = \"simulated2026\"'")
    private @Nullable String filter;

    /** Fails if the selected sweep or benchmark does not exist, instead of listing no score without a reason. */
    void check(GatewayClient gateway) {
        if (sweep != null) {
            gateway.sweeps().get(ResourceArguments.sweep(sweep));
        }
        if (benchmark != null) {
            gateway.benchmarks().get(ResourceArguments.benchmark(benchmark));
        }
    }

    /** Returns the parent, see {@code ListScoresRequest.parent}. */
    String parent() {
        return run == null ? ScoreClient.OF_EVERY_CHECKPOINT : ResourceArguments.run(run) + "/checkpoints/-";
    }

    /** Returns the AIP-160 filter, see {@code ListScoresRequest.filter}. */
    String filter() {
        return new FilterBuilder()
                .and("sweep", sweep, ResourceArguments::sweep)
                .and("benchmark", benchmark, ResourceArguments::benchmark)
                .and(filter)
                .toString();
    }
}
