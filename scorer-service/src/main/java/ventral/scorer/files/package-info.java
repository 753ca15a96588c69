/** Reads benchmarks, stimuli and weights from folders, in YAML, CSV, zip and image formats. Contains no decisions. */
@NullMarked
package ventral.scorer.files;

import org.jspecify.annotations.NullMarked;
