/** Codecs of images: raw, Zstandard, and the JDK's JPEG and PNG. Holds no domain decisions. */
@NullMarked
package ventral.platform.pixels;

import org.jspecify.annotations.NullMarked;
