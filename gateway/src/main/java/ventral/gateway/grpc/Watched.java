package ventral.gateway.grpc;

import java.util.function.BiFunction;
import java.util.function.Function;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.Table;

/**
 * What a client watches, and the messages that tell of it.
 *
 * @param change of a row and the resume token after it
 * @param heartbeat of a resume token
 */
record Watched<T, R>(Table<T> table, Filter filter, BiFunction<T, String, R> change, Function<String, R> heartbeat) {}
