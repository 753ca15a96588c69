package ventral.cli.study.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Run;
import ventral.api.v1.Stream;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.terminal.Terminal;
import ventral.cli.watch.ProgressWatch;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.RunState;

class ExperimentWatchTest {

    private static final ExperimentSnapshot COMPLETE = new ExperimentSnapshot(
            List.of(Stream.newBuilder()
                    .setName("streams/s")
                    .setSpec(SpecMapper.toWire(StreamSpec.rendered(0, 64, 64, 64)))
                    .build()),
            new SweepSpec(new StreamName("s"), List.of(Objective.parse("distance")), List.of(64L), List.of(0L), 1, 1)
                    .runs(new SweepName("w")).entrySet().stream()
                            .map(run -> Run.newBuilder()
                                    .setName(run.getKey().toString())
                                    .setSpec(SpecMapper.toWire(run.getValue()))
                                    .setState(RunState.RUN_STATE_SUCCEEDED)
                                    .setSeenImageCount(64)
                                    .build())
                            .toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(Benchmark.newBuilder()
                    .setName("benchmarks/b")
                    .setState(BenchmarkState.BENCHMARK_STATE_READY)
                    .build()),
            List.of());

    private final StringWriter out = new StringWriter();

    @Test
    void an_outage_of_the_gateway_is_reported_once_and_waited_out() throws Exception {
        try (GatewayClient nobody = new GatewayClient("127.0.0.1:1")) {
            Supplier<ExperimentSnapshot> outage = () -> {
                nobody.runs().list("");
                throw new AssertionError("port 1 answers");
            };
            Queue<Supplier<ExperimentSnapshot>> answers =
                    new ArrayDeque<>(List.of(outage, outage, outage, () -> COMPLETE));
            ExperimentSnapshot end = new ExperimentWatch(
                            () -> answers.remove().get(),
                            Duration.ofMillis(1),
                            new Terminal(new PrintWriter(out), false, 100),
                            null)
                    .awaitCompletion();
            assertThat(end).isSameAs(COMPLETE);
            assertThat(out.toString()).containsOnlyOnce(ProgressWatch.UNAVAILABLE);
        }
    }
}
