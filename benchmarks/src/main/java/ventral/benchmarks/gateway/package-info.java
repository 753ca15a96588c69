/** Measures a gateway with a large ledger. */
@NullMarked
package ventral.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
