/** The ledger of streams, runs, sweeps, checkpoints, scores and benchmarks: its values, commands, queries and ports. */
@NullMarked
package ventral.gateway.ledger;

import org.jspecify.annotations.NullMarked;
