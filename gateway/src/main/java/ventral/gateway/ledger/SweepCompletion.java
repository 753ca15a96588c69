package ventral.gateway.ledger;

import java.util.concurrent.Executor;
import ventral.contract.name.SweepName;

/** Sees to it that every sweep has its runs: whoever was to put them may have been stopped half-way. */
public final class SweepCompletion implements LedgerReader {

    private final Ledger ledger;
    private final Orders orders;
    private final Executor executor;

    /** @param executor of another thread than the ledger's, for which this waits */
    public SweepCompletion(Ledger ledger, Orders orders, Executor executor) {
        this.ledger = ledger;
        this.orders = orders;
        this.executor = executor;
    }

    @Override
    public void becameCurrent() {
        executor.execute(() -> unlessUnavailable(this::completeAll));
    }

    @Override
    public void changed(Change change) {
        if (change instanceof Change.SweepWanted wanted) {
            SweepName name = wanted.sweep().name();
            executor.execute(() -> unlessUnavailable(() -> orders.complete(name)));
        }
    }

    /** What is left undone is done when the ledger has become current again. */
    private static void unlessUnavailable(Runnable work) {
        try {
            work.run();
        } catch (UnavailableException e) {
            return;
        }
    }

    private void completeAll() {
        ledger.all(Table.SWEEPS).forEach(sweep -> orders.complete(sweep.name()));
    }
}
