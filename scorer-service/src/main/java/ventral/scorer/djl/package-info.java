/** Runs networks on stimuli with DJL and PyTorch. */
@NullMarked
package ventral.scorer.djl;

import org.jspecify.annotations.NullMarked;
