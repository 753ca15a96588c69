package ventral.gateway.ledger.command;

import java.util.concurrent.Executor;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerListener;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Ensures that every sweep has its runs, even if the process that created the sweep stopped half-way. */
public final class SweepReconciler implements LedgerListener {

    private final Ledger ledger;
    private final CommandHandler commands;
    private final Executor executor;

    /**
     * Creates the listener.
     *
     * @param executor executor on other threads than the ledger's, because this work waits for the ledger
     */
    public SweepReconciler(Ledger ledger, CommandHandler commands, Executor executor) {
        this.ledger = ledger;
        this.commands = commands;
        this.executor = executor;
    }

    @Override
    public void onCurrent() {
        executor.execute(() -> unlessUnavailable(this::completeAll));
    }

    @Override
    public void onChange(Change change) {
        if (change instanceof Change.SweepIntentChanged wanted) {
            SweepName name = wanted.sweep().name();
            executor.execute(() -> unlessUnavailable(() -> reconcile(name)));
        }
    }

    /** Reconciles a sweep, or queues it again if commands on it do not end in time. */
    private void reconcile(SweepName name) {
        try {
            commands.reconcile(name);
        } catch (ResourceBusyException e) {
            executor.execute(() -> unlessUnavailable(() -> reconcile(name)));
        }
    }

    /** Ignores an unavailable ledger: the remaining work is done when the ledger becomes current again. */
    private static void unlessUnavailable(Runnable work) {
        try {
            work.run();
        } catch (LedgerUnavailableException e) {
            return;
        }
    }

    /** Completes every sweep. One whose spec makes no valid runs does not keep the others from being completed. */
    private void completeAll() {
        RuntimeException failure = null;
        for (Sweep sweep : ledger.all(LedgerTable.SWEEPS)) {
            try {
                reconcile(sweep.name());
            } catch (IllegalArgumentException e) {
                if (failure == null) {
                    failure = new IllegalStateException("some sweeps cannot be completed", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
