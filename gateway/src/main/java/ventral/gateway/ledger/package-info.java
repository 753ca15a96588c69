/** What is known of streams, runs, sweeps, checkpoints, scores and benchmarks, and how it is asked for. */
@NullMarked
package ventral.gateway.ledger;

import org.jspecify.annotations.NullMarked;
