/** Tests the ledger's tables on a real PostgreSQL. */
@NullMarked
package ventral.gateway.panache;

import org.jspecify.annotations.NullMarked;
