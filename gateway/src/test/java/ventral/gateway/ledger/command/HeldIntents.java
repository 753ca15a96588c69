package ventral.gateway.ledger.command;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.testing.InMemoryLedger;

/** Publishes intents to a ledger, but holds those for one name until it is released, and refuses runs on demand. */
final class HeldIntents implements Intents {

    private final InMemoryLedger ledger;
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicReference<String> held = new AtomicReference<>("");
    private final AtomicInteger runPutCount = new AtomicInteger();
    private volatile boolean refusesRuns;

    HeldIntents(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    void hold(String name) {
        held.set(name);
    }

    void release() {
        released.countDown();
    }

    /** Returns how often runs were put. */
    int runPutCount() {
        return runPutCount.get();
    }

    void refuseRuns(boolean refuses) {
        refusesRuns = refuses;
    }

    private void pass(String name) {
        if (name.equals(held.get())) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void put(Stream stream) {
        pass(stream.name().toString());
        ledger.put(stream);
    }

    @Override
    public void put(List<Run> runs) {
        if (refusesRuns) {
            throw new LedgerUnavailableException("the broker does not answer");
        }
        runPutCount.incrementAndGet();
        runs.forEach(run -> pass(run.name().toString()));
        ledger.put(runs);
    }

    @Override
    public void put(Sweep sweep) {
        pass(sweep.name().toString());
        ledger.put(sweep);
    }
}
