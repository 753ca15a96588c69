/** Generates synthetic image batches for measurements. */
@NullMarked
package ventral.trainer.bench.image;

import org.jspecify.annotations.NullMarked;
