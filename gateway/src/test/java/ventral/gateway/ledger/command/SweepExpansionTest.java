package ventral.gateway.ledger.command;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.testing.LedgerSamples;

final class SweepExpansionTest {

    private static final Sweep SWEEP = sweep("demo");

    @Test
    void a_new_sweep_wants_every_run_queued() {
        List<Run> runs = expand(SWEEP, List.of(), 4);
        assertThat(runs)
                .hasSize(60)
                .allMatch(run -> run.desiredState() == Run.DesiredState.TRAINED)
                .allMatch(run -> run.status().equals(Run.ReportedStatus.NONE));
        assertThat(runs).extracting(Run::name).doesNotHaveDuplicates();
        assertThat(runs).allMatch(run -> run.createTime().equals(LedgerSamples.NOON));
    }

    @Test
    void runs_spread_evenly_over_the_partitions() {
        for (String id : List.of("demo", "a", "objectives")) {
            Map<Integer, Long> spread =
                    expand(sweep(id), List.of(), 7).stream().collect(groupingBy(Run::partition, counting()));
            assertThat(spread.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
            assertThat(spread.values()).allMatch(count -> count == 8 || count == 9);
        }
    }

    @Test
    void an_expansion_that_was_cut_short_is_completed_in_the_same_partitions() {
        List<Run> whole = expand(SWEEP, List.of(), 5);
        assertThat(expand(SWEEP, whole.subList(0, 23), 5)).isEqualTo(whole.subList(23, 60));
    }

    @Test
    void a_whole_sweep_wants_nothing_more() {
        assertThat(expand(SWEEP, expand(SWEEP, List.of(), 5), 5)).isEmpty();
    }

    @Test
    void a_cancelled_sweep_stops_the_runs_that_have_not_ended() {
        List<Run> whole = expand(SWEEP, List.of(), 5);
        List<Run> present = List.of(
                whole.get(0),
                whole.get(1).withDesiredState(Run.DesiredState.CANCELLED),
                in(whole.get(2), RunState.RUNNING),
                in(whole.get(3), RunState.FAILED),
                in(whole.get(4), RunState.PAUSED).withDesiredState(Run.DesiredState.PAUSED));
        List<Run> left = expand(SWEEP.withCancelled(), present, 5);
        assertThat(left).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
        assertThat(left.subList(0, 3))
                .extracting(Run::name)
                .containsExactly(
                        whole.get(0).name(), whole.get(2).name(), whole.get(4).name());
        assertThat(left)
                .hasSize(58)
                .extracting(Run::name)
                .doesNotContain(whole.get(1).name(), whole.get(3).name());
    }

    private static List<Run> expand(Sweep sweep, List<Run> present, int partitionCount) {
        return new SweepExpansion(sweep).missingIntents(present, partitionCount);
    }

    private static Run in(Run run, RunState state) {
        return run.withStatus(LedgerSamples.progress(state, 64));
    }

    private static Sweep sweep(String id) {
        SweepSpec spec = new SweepSpec(
                LedgerSamples.STREAM,
                Objective.XIE_2024,
                List.of(640L, 6400L),
                LongStream.range(0, 3).boxed().toList(),
                1,
                2);
        return Sweep.created(new SweepName(id), spec, LedgerSamples.NOON);
    }
}
