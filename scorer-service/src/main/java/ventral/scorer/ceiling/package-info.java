/** Noise ceilings: how well a recording predicts itself. */
@NullMarked
package ventral.scorer.ceiling;

import org.jspecify.annotations.NullMarked;
