/** Caches reads of the ledger until the rows are written again. */
@NullMarked
package ventral.gateway.ledger.cache;

import org.jspecify.annotations.NullMarked;
