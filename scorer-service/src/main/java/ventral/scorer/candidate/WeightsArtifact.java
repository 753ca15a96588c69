package ventral.scorer.candidate;

import java.net.URI;

/**
 * Weights artifact of a network, as a trainer stores it.
 *
 * @param network id of the architecture, such as {@code resnet18}
 * @param imageSize width and height of the training images, in pixels
 * @param weights URI of the artifact
 * @param sha256 of the artifact, in lower-case hexadecimal
 * @param sizeBytes size of the artifact; 0 if it is unknown
 */
public record WeightsArtifact(String network, int imageSize, URI weights, String sha256, long sizeBytes) {

    /** Creates an artifact of unknown size. */
    public WeightsArtifact(String network, int imageSize, URI weights, String sha256) {
        this(network, imageSize, weights, sha256, 0);
    }
}
