/** Neural recordings as Brain-Score has them: what neuroids answered to which stimuli. */
@NullMarked
package ventral.scorer.assembly;

import org.jspecify.annotations.NullMarked;
