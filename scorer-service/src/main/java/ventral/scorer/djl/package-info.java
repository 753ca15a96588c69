/** Presents stimuli to networks with DJL, and keeps the features of their layers in native memory. */
@NullMarked
package ventral.scorer.djl;

import org.jspecify.annotations.NullMarked;
