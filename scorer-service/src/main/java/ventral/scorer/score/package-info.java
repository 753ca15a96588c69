/** Represents alignment scores, the layer committed to a region and how it was chosen, the normalisations, and published scores. */
@NullMarked
package ventral.scorer.score;

import org.jspecify.annotations.NullMarked;
