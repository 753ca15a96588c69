/** Recordings as Brain-Score has them: which stimuli were shown, how they look, and what neuroids answered. */
@NullMarked
package ventral.scorer.assembly;

import org.jspecify.annotations.NullMarked;
