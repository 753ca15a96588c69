/** Defines tensors: arrays of numbers of one type and shape. */
@NullMarked
package ventral.platform.tensor;

import org.jspecify.annotations.NullMarked;
