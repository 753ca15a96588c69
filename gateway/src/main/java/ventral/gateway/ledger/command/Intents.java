package ventral.gateway.ledger.command;

import java.util.List;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/**
 * Publishes the users' intents to the services. Each call returns once the ledger has read the intent back.
 * Thread-safe.
 *
 * <p>Every call throws {@link LedgerUnavailableException} if that takes too long: the intent may or may not be in force.
 * It also throws this, without any effect, if the ledger is not current, or if too many earlier intents have not been
 * acknowledged.
 */
public interface Intents {

    void put(Stream stream);

    /** Publishes each run to the partition that it names. */
    void put(List<Run> runs);

    void put(Sweep sweep);
}
