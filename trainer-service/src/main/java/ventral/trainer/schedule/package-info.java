/** Schedules the runs of this trainer: decides which of them train next, and which of them stop. */
@NullMarked
package ventral.trainer.schedule;

import org.jspecify.annotations.NullMarked;
