package ventral.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Run;
import ventral.api.v1.Stream;
import ventral.cli.doctor.DoctorFinding.Severity;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

final class ResourceChecksTest {

    @Test
    void a_failed_run_is_told_with_its_error() {
        Run failed = run("runs/r1", RunState.RUN_STATE_FAILED).toBuilder()
                .setError(Status.newBuilder().setMessage("the loss is not finite"))
                .build();

        assertThat(ResourceChecks.runs(List.of(failed)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.state()).isEqualTo("failed: the loss is not finite"));
    }

    @Test
    void a_stream_that_waits_for_a_renderer_is_told_with_its_error() {
        Stream waiting = Stream.newBuilder()
                .setName("streams/s1")
                .setState(StreamState.STREAM_STATE_WAITING)
                .build();
        Stream refused = waiting.toBuilder()
                .setError(Status.newBuilder().setMessage("no library x"))
                .build();

        assertThat(ResourceChecks.streams(List.of(waiting)))
                .extracting(DoctorFinding::level)
                .containsExactly(Severity.OK);
        assertThat(ResourceChecks.streams(List.of(refused)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.state()).isEqualTo("no library x"));
    }

    @Test
    void queued_runs_are_a_warning_only_while_none_is_trained() {
        Run queued = run("runs/r1", RunState.RUN_STATE_QUEUED);
        Run running = run("runs/r2", RunState.RUN_STATE_RUNNING);

        assertThat(ResourceChecks.runs(List.of(queued)))
                .extracting(DoctorFinding::level)
                .containsExactly(Severity.WARNING);
        assertThat(ResourceChecks.runs(List.of(queued, running)))
                .extracting(DoctorFinding::level)
                .containsExactly(Severity.OK);
    }

    @Test
    void benchmarks_that_are_absent_are_well_while_one_is_ready() {
        Benchmark ready = benchmark(BenchmarkState.BENCHMARK_STATE_READY);
        Benchmark absent = benchmark(BenchmarkState.BENCHMARK_STATE_ABSENT);

        assertThat(ResourceChecks.benchmarks(List.of(ready, absent)))
                .containsExactly(DoctorFinding.ok("benchmarks", "1 of 2 are ready"));
        assertThat(ResourceChecks.benchmarks(List.of(absent)))
                .extracting(DoctorFinding::level)
                .containsExactly(Severity.PROBLEM);
    }

    private static Run run(String name, RunState state) {
        return Run.newBuilder().setName(name).setState(state).build();
    }

    private static Benchmark benchmark(BenchmarkState state) {
        return Benchmark.newBuilder().setName("benchmarks/b").setState(state).build();
    }
}
