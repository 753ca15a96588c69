/** Measures how fast work progresses, and predicts from the costs of training how long runs take. */
@NullMarked
package ventral.contract.cost;

import org.jspecify.annotations.NullMarked;
