/** Measures a gateway with a large ledger. */
@NullMarked
package ventral.gateway.bench;

import org.jspecify.annotations.NullMarked;
