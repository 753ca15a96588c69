/** Reads PyTorch's files of weights, without running anything that they name. */
@NullMarked
package ventral.scorer.pytorch;

import org.jspecify.annotations.NullMarked;
