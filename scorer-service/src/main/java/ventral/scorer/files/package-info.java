/** Benchmarks, stimuli and weights in folders. Speaks YAML, CSV, zip, picture formats and safetensors, decides nothing. */
@NullMarked
package ventral.scorer.files;

import org.jspecify.annotations.NullMarked;
