/** Specs of streams, runs and sweeps that users request, and their limits. */
@NullMarked
package ventral.contract.spec;

import org.jspecify.annotations.NullMarked;
