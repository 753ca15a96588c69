package ventral.scorer.candidate;

import java.net.URI;

/**
 * Weights artifact of a network, as a trainer stores it.
 *
 * @param network id of the architecture, such as {@code resnet18}
 * @param imageSize width and height of the training images, in pixels
 * @param weights URI of the artifact
 * @param sha256 of the artifact, in lower-case hexadecimal
 */
public record WeightsArtifact(String network, int imageSize, URI weights, String sha256) {}
