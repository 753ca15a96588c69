/** Estimates noise ceilings: the best score that the noise of a recording, or the differences between subjects, allow. */
@NullMarked
package ventral.scorer.ceiling;

import org.jspecify.annotations.NullMarked;
