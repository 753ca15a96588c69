/** Reads and writes the ledger in PostgreSQL, with Panache. */
@NullMarked
package ventral.gateway.panache;

import org.jspecify.annotations.NullMarked;
