/** Linear decoding of what an image shows from a layer's features. */
@NullMarked
package ventral.scorer.decoding;

import org.jspecify.annotations.NullMarked;
