/** Training runs: their schedule, their data order, and their saved states. */
@NullMarked
package ventral.trainer.run;

import org.jspecify.annotations.NullMarked;
