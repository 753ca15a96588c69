/** Defines the records of the ledger: streams, runs, sweeps, checkpoints, scores and benchmarks. */
@NullMarked
package ventral.gateway.ledger.model;

import org.jspecify.annotations.NullMarked;
