package ventral.scorer.benchmark;

import java.net.URI;
import ventral.contract.name.CheckpointName;
import ventral.contract.spec.RunSpec;

/**
 * Weights that a run has stored.
 *
 * @param network such as {@code resnet18}
 * @param imageSize width and height of the pictures that it learnt from, pixels
 * @param weights where they are
 * @param sha256 of the weights' file, in lower-case hexadecimal
 */
public record Checkpoint(
        CheckpointName name, RunSpec runSpec, String network, int imageSize, URI weights, String sha256) {}
