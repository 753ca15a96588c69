/** Generates synthetic image batches for measurements. */
@NullMarked
package ventral.benchmarks.train.image;

import org.jspecify.annotations.NullMarked;
