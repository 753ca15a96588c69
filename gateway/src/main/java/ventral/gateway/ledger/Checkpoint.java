package ventral.gateway.ledger;

import java.time.Instant;
import ventral.contract.name.CheckpointName;

/**
 * Weights that a run has stored.
 *
 * @param sha256 of the weights' file, 64 hexadecimal digits
 * @param uri where the file is
 */
public record Checkpoint(CheckpointName name, String sha256, long sizeBytes, String uri, Instant createTime) {}
