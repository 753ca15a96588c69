package ventral.gateway.ledger.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.validation.Validation;

/**
 * Describes weights that a run has stored.
 *
 * @param network architecture of the weights, such as {@code resnet18}
 * @param sha256 digest of the weights' file, 64 hexadecimal digits
 * @param uri location of the file
 * @param validation null without held-out images
 * @param fencingToken orders the rows of this checkpoint that successive owners of the run wrote
 */
public record Checkpoint(
        CheckpointName name,
        String network,
        String sha256,
        long sizeBytes,
        String uri,
        Instant createTime,
        @Nullable Validation validation,
        FencingToken fencingToken) {}
