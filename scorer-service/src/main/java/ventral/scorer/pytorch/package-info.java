/** Reads PyTorch's files of weights without running any code in them. */
@NullMarked
package ventral.scorer.pytorch;

import org.jspecify.annotations.NullMarked;
