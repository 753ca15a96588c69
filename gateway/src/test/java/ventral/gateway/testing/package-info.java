/** Provides a ledger without a broker and a database, for tests. */
@NullMarked
package ventral.gateway.testing;

import org.jspecify.annotations.NullMarked;
