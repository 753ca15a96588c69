/** Pictures as bytes and back: Zstandard, and the JDK's JPEG. Decides nothing. */
@NullMarked
package ventral.contract.pixels;

import org.jspecify.annotations.NullMarked;
