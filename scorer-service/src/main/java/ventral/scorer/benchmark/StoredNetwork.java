package ventral.scorer.benchmark;

import java.net.URI;

/**
 * A network as a trainer stores it: its weights alone.
 *
 * @param network which one they are of, such as {@code resnet18}
 * @param imageSize width and height of the pictures that it learnt from, pixels
 * @param weights where they are
 * @param sha256 of the weights' file, in lower-case hexadecimal
 */
public record StoredNetwork(String network, int imageSize, URI weights, String sha256) {}
