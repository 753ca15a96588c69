/** What a user can ask for: streams, runs and sweeps, within their limits. */
@NullMarked
package ventral.contract.spec;

import org.jspecify.annotations.NullMarked;
