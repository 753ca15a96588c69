/** Reads folders of benchmark descriptors in YAML, with the checked files that they name, and contains no decisions. */
@NullMarked
package ventral.scorer.files.benchmark;

import org.jspecify.annotations.NullMarked;
