/** Trains cohorts: runs of one data order side by side, batch by batch, from their saved states to their ends. */
@NullMarked
package ventral.trainer.cohort;

import org.jspecify.annotations.NullMarked;
