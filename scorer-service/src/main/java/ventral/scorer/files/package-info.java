/** Benchmarks, stimuli and weights in folders. Speaks YAML, CSV, zip and picture formats, decides nothing. */
@NullMarked
package ventral.scorer.files;

import org.jspecify.annotations.NullMarked;
