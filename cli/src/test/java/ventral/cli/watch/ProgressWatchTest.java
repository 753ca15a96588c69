package ventral.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Run;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.ResourceWatcher;
import ventral.cli.output.ExitCode;
import ventral.cli.run.RunProgressBar;
import ventral.cli.run.RunProgressView;
import ventral.cli.terminal.Terminal;
import ventral.cli.testing.FakeRunGateway;
import ventral.cli.testing.RunSamples;
import ventral.type.v1.RunState;

class ProgressWatchTest {

    private static final Run QUEUED = RunSamples.run("r1", RunState.RUN_STATE_QUEUED, 0);

    private final StringWriter out = new StringWriter();
    private final FakeRunGateway service = new FakeRunGateway();
    private final GatewayClient gateway = new GatewayClient(service.address());

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void lines_tell_each_state_until_all_have_ended() throws Exception {
        service.changes.addAll(List.of(RunSamples.running(), RunSamples.run("r1", RunState.RUN_STATE_SUCCEEDED, 8192)));
        assertThat(watch(false, QUEUED)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("runs/r1  QUEUED    0 of 8,192 (0 %)\n")
                .endsWith("runs/r1  SUCCEEDED 8,192 of 8,192 (100 %)\n");
    }

    @Test
    void a_run_that_failed_makes_the_watch_fail_with_its_error() throws Exception {
        service.changes.add(RunSamples.run("r1", RunState.RUN_STATE_FAILED, 64));
        assertThat(watch(false, QUEUED, RunSamples.run("r2", RunState.RUN_STATE_SUCCEEDED, 8192)))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).endsWith("runs/r1 failed: the loss is not a number\n");
    }

    @Test
    void a_terminal_is_drawn_anew() throws Exception {
        service.changes.add(RunSamples.run("r1", RunState.RUN_STATE_CANCELLED, 64));
        assertThat(watch(true, QUEUED)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("\u001b[1A\r\u001b[J")
                .contains("QUEUED")
                .contains("CANCELLED");
    }

    @Test
    void a_terminal_shows_those_of_many_runs_that_go_on_and_counts_all() throws Exception {
        Run[] runs = IntStream.range(0, 30)
                .mapToObj(i -> RunSamples.run(
                        "r" + i, i == 29 ? RunState.RUN_STATE_CANCELLED : RunState.RUN_STATE_SUCCEEDED, 8192))
                .toArray(Run[]::new);
        assertThat(watch(true, runs)).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .hasSize(21)
                .startsWith(RunProgressBar.of(runs[29], 8).line(99))
                .endsWith("30 runs in all: 1 CANCELLED, 29 SUCCEEDED");
    }

    private int watch(boolean interactive, Run... runs) throws InterruptedException {
        Terminal terminal = new Terminal(new PrintWriter(out), interactive, 100);
        try (ResourceWatcher<Run> feed = gateway.runs().watch("")) {
            return new ProgressWatch<>(terminal, new RunProgressView(), List.of(runs)).awaitEnd(feed);
        }
    }
}
