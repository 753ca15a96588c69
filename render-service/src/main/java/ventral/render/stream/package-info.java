/** Represents streams of labelled images: their batches, digests, plans and progress, and the path from scenes or imported images to the image log. */
@NullMarked
package ventral.render.stream;

import org.jspecify.annotations.NullMarked;
