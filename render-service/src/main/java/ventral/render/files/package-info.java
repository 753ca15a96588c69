/**
 * Reads packs, photographs and image set indices from files, and writes images, labels and cached libraries to files.
 */
@NullMarked
package ventral.render.files;

import org.jspecify.annotations.NullMarked;
