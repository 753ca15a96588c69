package ventral.scorer.candidate;

import java.nio.file.Path;
import ventral.contract.network.Network;

/**
 * Residual network whose weights are in a safetensors file under torchvision's names. Its layers are the same as those
 * of the system's own runs.
 *
 * @param sha256 of the file, in lower-case hexadecimal
 * @param displayName name shown to users
 */
public record SafetensorsNetwork(
        Path file, String sha256, String displayName, Network network, Preprocessing preprocessing)
        implements ReferenceNetwork {}
