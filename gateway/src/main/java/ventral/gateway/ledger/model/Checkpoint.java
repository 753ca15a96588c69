package ventral.gateway.ledger.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.CheckpointName;
import ventral.contract.validation.Validation;

/**
 * Describes weights that a run has stored.
 *
 * @param network architecture of the weights, such as {@code resnet18}
 * @param sha256 digest of the weights' file, 64 hexadecimal digits
 * @param uri location of the file
 * @param validation null without held-out images
 * @param ownerGeneration generation of the trainers' consumer group in which the writer owned the run
 */
public record Checkpoint(
        CheckpointName name,
        String network,
        String sha256,
        long sizeBytes,
        String uri,
        Instant createTime,
        @Nullable Validation validation,
        long ownerGeneration) {}
