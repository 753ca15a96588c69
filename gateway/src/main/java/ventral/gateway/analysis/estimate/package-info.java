/** Estimates the images, checkpoints and device time that a sweep takes. */
@NullMarked
package ventral.gateway.analysis.estimate;

import org.jspecify.annotations.NullMarked;
