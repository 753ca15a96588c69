/** Represents the runs that are assigned to this trainer: their progress and reports, and the directives that the scheduler gives them. */
@NullMarked
package ventral.trainer.run;

import org.jspecify.annotations.NullMarked;
