package ventral.gateway.grpc;

import java.util.function.BiFunction;
import java.util.function.Function;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.LedgerTable;

/**
 * Defines a watch: the rows it covers and the factories of its messages.
 *
 * @param change creates the message for a row and the resume token after it
 * @param heartbeat creates the message for a resume token
 */
record WatchDefinition<T, R>(
        LedgerTable<T> table, Filter filter, BiFunction<T, String, R> change, Function<String, R> heartbeat) {}
