/** Reads the fields of descriptors from local files, and contains no decisions. */
@NullMarked
package ventral.scorer.files;

import org.jspecify.annotations.NullMarked;
