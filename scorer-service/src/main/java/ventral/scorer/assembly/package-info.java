/** Represents neural recordings in Brain-Score's terms: presented stimuli, their images, the responses of neuroids, and the port that reads them. */
@NullMarked
package ventral.scorer.assembly;

import org.jspecify.annotations.NullMarked;
