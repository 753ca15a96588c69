/** How much of what a picture shows can be read linearly from a layer's features. */
@NullMarked
package ventral.scorer.decoding;

import org.jspecify.annotations.NullMarked;
