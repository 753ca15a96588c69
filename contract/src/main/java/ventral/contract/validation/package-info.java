/** Accuracy of networks on held-out images. */
@NullMarked
package ventral.contract.validation;

import org.jspecify.annotations.NullMarked;
