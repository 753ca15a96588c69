package ventral.gateway.testing;

import java.util.List;
import ventral.gateway.ledger.ChangeNotifier;
import ventral.gateway.ledger.Checkpoint;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Run;
import ventral.gateway.ledger.Score;

/** Tests that the in-memory ledger behaves as the real one. */
final class InMemoryLedgerTest implements SortOrderContract {

    private final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void write(List<Run> runs, List<Checkpoint> checkpoints, List<Score> scores) {
        ledger.put(LedgerSamples.stream());
        ledger.write(LedgerSamples.benchmark("b1"));
        ledger.write(LedgerSamples.benchmark("b2"));
        ledger.put(runs);
        checkpoints.forEach(ledger::write);
        scores.forEach(ledger::write);
    }
}
