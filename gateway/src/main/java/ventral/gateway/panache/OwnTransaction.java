package ventral.gateway.panache;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.Callable;
import ventral.gateway.ledger.UnavailableException;

/** Work that is done whole or not at all, whoever calls. */
final class OwnTransaction {

    private OwnTransaction() {}

    /** @throws UnavailableException if the database does not do it; nothing is written then */
    static <T> T of(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (PersistenceException | QuarkusTransactionException e) {
            throw new UnavailableException("the database does not answer", e);
        }
    }
}
