/** Neural recordings in Brain-Score's terms: presented stimuli, their images, and the responses of neuroids. */
@NullMarked
package ventral.scorer.assembly;

import org.jspecify.annotations.NullMarked;
