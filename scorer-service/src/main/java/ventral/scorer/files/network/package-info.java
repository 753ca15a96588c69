/** Reads and writes folders of networks to score: manifests, tables of checkpoints and published scores. */
@NullMarked
package ventral.scorer.files.network;

import org.jspecify.annotations.NullMarked;
