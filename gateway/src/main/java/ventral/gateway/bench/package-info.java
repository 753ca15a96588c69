/** Measures a gateway whose ledger is large. */
@NullMarked
package ventral.gateway.bench;

import org.jspecify.annotations.NullMarked;
