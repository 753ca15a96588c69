/** Reads the ledger in PostgreSQL by plain SQL, and writes it with Panache. */
@NullMarked
package ventral.gateway.panache;

import org.jspecify.annotations.NullMarked;
