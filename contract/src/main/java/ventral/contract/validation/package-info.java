/** How well a network estimates latents of images that it did not learn from. */
@NullMarked
package ventral.contract.validation;

import org.jspecify.annotations.NullMarked;
