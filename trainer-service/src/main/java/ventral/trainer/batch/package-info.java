/** Reads the batches that runs learn from in their data order, and augments and shuffles them reproducibly. */
@NullMarked
package ventral.trainer.batch;

import org.jspecify.annotations.NullMarked;
