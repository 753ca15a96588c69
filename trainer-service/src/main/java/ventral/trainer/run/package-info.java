/** A training run: its schedule, its walk over the stream, and what is kept of it. */
@NullMarked
package ventral.trainer.run;

import org.jspecify.annotations.NullMarked;
