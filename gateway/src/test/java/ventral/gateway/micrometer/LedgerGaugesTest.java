package ventral.gateway.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ScoreName;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.StalenessLimit;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

final class LedgerGaugesTest {

    private final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());
    private final LedgerStatus ledgerStatus =
            new LedgerStatus(new StalenessLimit(Duration.ofMinutes(1)), () -> Duration.ZERO);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LedgerGauges gauges = new LedgerGauges(ledger, ledgerStatus, registry);

    @Test
    void every_state_is_told_of_though_nothing_is_in_it() {
        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
        gauges.refresh();
        assertThat(lines("runs"))
                .contains(
                        "ventral_gateway_runs{state=\"QUEUED\"} 0.0",
                        "ventral_gateway_runs{state=\"RUNNING\"} 0.0",
                        "ventral_gateway_runs{state=\"PAUSED\"} 0.0")
                .hasSize(RunState.values().length);
        assertThat(lines("streams"))
                .contains("ventral_gateway_streams{state=\"RENDERING\"} 0.0")
                .hasSize(StreamState.values().length - 1);
        assertThat(lines("unscored_checkpoints")).containsExactly("ventral_gateway_unscored_checkpoints 0.0");
        assertThat(lines("failed_scores")).containsExactly("ventral_gateway_failed_scores 0.0");
        assertThat(lines("render_lag_images")).containsExactly("ventral_gateway_render_lag_images 0.0");
    }

    @Test
    void a_checkpoint_whose_score_failed_is_counted_as_failed() {
        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
        Run run = LedgerSamples.run("r1", 0);
        CheckpointName checkpoint = new CheckpointName(run.name(), 640);
        ledger.put(List.of(run));
        ledger.write(LedgerSamples.benchmark("b1"));
        ledger.write(LedgerSamples.checkpoint(checkpoint));
        ledger.write(LedgerSamples.score(
                new ScoreName(checkpoint, new BenchmarkName("b1")), run.spec(), LedgerSamples.failed("torn")));
        gauges.refresh();
        assertThat(lines("failed_scores")).containsExactly("ventral_gateway_failed_scores 1.0");
        assertThat(lines("unscored_checkpoints")).containsExactly("ventral_gateway_unscored_checkpoints 0.0");
    }

    @Test
    void holes_are_counted_while_the_ledger_is_current() {
        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
        gauges.refresh();
        assertThat(lines("holes")).containsExactly("ventral_gateway_holes 0.0");

        ledgerStatus.set(new LedgerStatus.State.Current(List.of("runs/r1 in run-intents", "runs/r2 in run-intents")));
        gauges.refresh();
        assertThat(lines("holes")).containsExactly("ventral_gateway_holes 2.0");

        ledgerStatus.set(new LedgerStatus.State.Unavailable("gone"));
        gauges.refresh();
        assertThat(lines("holes")).isEmpty();
    }

    @Test
    void what_is_yet_to_be_done_is_counted_anew_each_time() {
        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
        Run run = LedgerSamples.run("r1", 0);
        ledger.put(LedgerSamples.stream());
        ledger.put(List.of(run, LedgerSamples.run("r2", 1)));
        ledger.write(LedgerSamples.benchmark("b1"));
        ledger.write(LedgerSamples.checkpoint(new CheckpointName(run.name(), 640)));
        gauges.refresh();
        assertThat(lines("runs")).contains("ventral_gateway_runs{state=\"QUEUED\"} 2.0");
        assertThat(lines("unscored_checkpoints")).containsExactly("ventral_gateway_unscored_checkpoints 1.0");
        assertThat(lines("render_lag_images")).containsExactly("ventral_gateway_render_lag_images 6400.0");

        ledger.report(run.name(), LedgerSamples.progress(RunState.RUNNING, 640));
        ledger.report(LedgerSamples.STREAM, LedgerSamples.progress(StreamState.RENDERING, 1280));
        ledger.write(LedgerSamples.score(new CheckpointName(run.name(), 640), run.spec(), .3));
        gauges.refresh();
        assertThat(lines("runs"))
                .contains("ventral_gateway_runs{state=\"QUEUED\"} 1.0", "ventral_gateway_runs{state=\"RUNNING\"} 1.0");
        assertThat(lines("unscored_checkpoints")).containsExactly("ventral_gateway_unscored_checkpoints 0.0");
        assertThat(lines("render_lag_images")).containsExactly("ventral_gateway_render_lag_images 5120.0");
    }

    @Test
    void a_ledger_that_is_not_current_says_nothing_rather_than_zero() {
        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
        gauges.refresh();
        ledgerStatus.set(new LedgerStatus.State.Unavailable("gone"));
        gauges.refresh();
        assertThat(Stream.of("runs", "streams", "unscored_checkpoints", "failed_scores", "render_lag_images")
                        .flatMap(name -> lines(name).stream()))
                .isEmpty();

        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
        gauges.refresh();
        assertThat(lines("unscored_checkpoints")).hasSize(1);
    }

    private List<String> lines(String gauge) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("ventral_gateway_" + gauge))
                .map(line -> line.replace(",}", "}"))
                .toList();
    }
}
