package ventral.gateway.testing;

import java.util.List;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.Ledger;

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
