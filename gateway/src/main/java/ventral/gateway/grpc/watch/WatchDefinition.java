package ventral.gateway.grpc.watch;

import java.util.function.BiFunction;
import java.util.function.Function;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;

/**
 * Defines a watch: the rows it covers and the factories of its messages.
 *
 * @param change creates the message for a row and the resume token after it
 * @param heartbeat creates the message for a resume token
 */
public record WatchDefinition<T, R>(
        LedgerTable<T> table, Filter filter, BiFunction<T, String, R> change, Function<String, R> heartbeat) {}
