/** Reads images of streams in pages of limited size. */
@NullMarked
package ventral.gateway.image;

import org.jspecify.annotations.NullMarked;
