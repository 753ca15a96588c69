/** Maps the ledger's records to rows of PostgreSQL tables. */
@NullMarked
package ventral.gateway.panache.row;

import org.jspecify.annotations.NullMarked;
