/** Tests the benchmarks of the gateway. */
@NullMarked
package ventral.gateway.bench;

import org.jspecify.annotations.NullMarked;
