/** Evaluates models: runs a candidate on a benchmark, commits a layer, and stores the score or the reason for its absence. */
@NullMarked
package ventral.scorer.evaluation;

import org.jspecify.annotations.NullMarked;
