/** Defines candidates, which are networks or recordings, and the features of their layers. */
@NullMarked
package ventral.scorer.candidate;

import org.jspecify.annotations.NullMarked;
