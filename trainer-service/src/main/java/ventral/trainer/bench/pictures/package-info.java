/** Synthetic images for measurements. */
@NullMarked
package ventral.trainer.bench.pictures;

import org.jspecify.annotations.NullMarked;
