package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.StoppedRun;
import ventral.trainer.run.TrainingProgress;
import ventral.trainer.testing.InMemoryRunStore;

class QueuedRunStopperTest {

    private final InMemoryRunStore store = new InMemoryRunStore();
    private final QueuedRunStopper stopper = new QueuedRunStopper(store, store);

    @Test
    void many_runs_are_stopped_with_as_many_calls_as_one() {
        stopper.stop(stopped(1, RunDirective.CANCEL));
        int one = store.batchCount();
        stopper.stop(stopped(500, RunDirective.CANCEL));
        assertThat(store.batchCount() - one).isEqualTo(one);
        assertThat(store.told()).hasSize(500).contains("runs/r499 CANCELLED at 0"); // the first was reported before
    }

    @Test
    void each_run_is_stopped_by_its_own_directive_and_keeps_its_progress() {
        OwnedRun learnt = run(0);
        store.report(learnt, new RunReport(RunReport.State.RUNNING, TrainingProgress.at(640, null), 0));
        stopper.stop(List.of(new StoppedRun(learnt, RunDirective.CANCEL), new StoppedRun(run(1), RunDirective.PAUSE)));
        assertThat(store.told())
                .containsExactly("runs/r0 RUNNING at 640", "runs/r0 CANCELLED at 640", "runs/r1 PAUSED at 0");
    }

    @Test
    void a_run_that_has_ended_is_not_stopped() {
        store.report(run(0), new RunReport(RunReport.State.SUCCEEDED, TrainingProgress.at(640, null), 0));
        stopper.stop(stopped(2, RunDirective.CANCEL));
        assertThat(store.told()).containsExactly("runs/r0 SUCCEEDED at 640", "runs/r1 CANCELLED at 0");
    }

    private static List<StoppedRun> stopped(int count, RunDirective directive) {
        return IntStream.range(0, count)
                .mapToObj(i -> new StoppedRun(run(i), directive))
                .toList();
    }

    private static OwnedRun run(int number) {
        RunSpec spec = new RunSpec(new StreamName("s"), Objective.parse("distance"), 80_000, 1, 3, 2, null);
        return new OwnedRun(new RunName("r" + number), spec, Instant.EPOCH, 0, 0, 0);
    }
}
