package ventral.scorer.benchmark;

import java.nio.file.Path;
import ventral.contract.network.Network;

/**
 * A residual network whose weights, under torchvision's names, are in a safetensors file. Its layers are those of the
 * system's own runs.
 *
 * @param sha256 of the file, in lower-case hexadecimal
 * @param displayName what people call it
 */
public record WeightsNetwork(Path file, String sha256, String displayName, Network network, Sight sight)
        implements ReferenceNetwork {}
