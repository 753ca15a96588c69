package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerTable;

class SweepReconcilerTest extends CommandHandlerTestBase {

    private static final SweepSpec SPEC = new SweepSpec(STREAM, List.of(DISTANCE), List.of(6400L), List.of(0L), 1, 2);

    private final SweepReconciler reconciler = new SweepReconciler(ledger, commands, Runnable::run);

    @Test
    void a_sweep_whose_runs_are_missing_gets_them() {
        ledger.put(Sweep.created(SWEEP, SPEC, NOON));
        reconciler.onCurrent();
        assertThat(ledger.all(LedgerTable.RUNS)).extracting(Run::name).hasSize(1);
    }

    @Test
    void a_sweep_that_makes_no_valid_runs_does_not_keep_others_from_getting_theirs() {
        SweepName first = new SweepName("a".repeat(63));
        SweepName last = new SweepName("b".repeat(63));
        ledger.put(Sweep.created(first, SPEC, NOON.plusSeconds(1)));
        ledger.put(Sweep.created(SWEEP, SPEC, NOON));
        ledger.put(Sweep.created(last, SPEC, NOON.minusSeconds(1)));
        assertThatThrownBy(reconciler::onCurrent)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("some sweeps cannot be completed")
                .cause()
                .hasMessageContaining("is too long");
        assertThat(ledger.all(LedgerTable.RUNS))
                .singleElement()
                .satisfies(run -> assertThat(run.name().id()).startsWith("demo-"));
    }
}
