/** Reads stimulus sets and their images from folders, tables and zip files, and contains no decisions. */
@NullMarked
package ventral.scorer.files.stimulus;

import org.jspecify.annotations.NullMarked;
