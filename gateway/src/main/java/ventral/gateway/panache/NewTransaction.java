package ventral.gateway.panache;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.Callable;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Runs work in a new transaction, whether or not the caller has one. */
final class NewTransaction {

    private NewTransaction() {}

    /**
     * Calls the work in a new transaction.
     *
     * @throws LedgerUnavailableException if the database fails; nothing has been written then
     */
    static <T> T call(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (PersistenceException | QuarkusTransactionException e) {
            throw new LedgerUnavailableException("the database is unavailable", e);
        }
    }
}
