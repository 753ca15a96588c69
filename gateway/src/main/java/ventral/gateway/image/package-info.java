/** What streams' images show, and how many of them are shown at once. */
@NullMarked
package ventral.gateway.image;

import org.jspecify.annotations.NullMarked;
