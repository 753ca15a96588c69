package ventral.gateway.ledger.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ReferenceScoreName;

/**
 * The score of a reference network, which is not a run of this system, on one benchmark.
 *
 * @param displayName name of the network, or of the family that it belongs to
 * @param sha256 digest of the file that the score was read from, 64 hexadecimal digits
 * @param curvePoint the point of a network that belongs to a family; null for one that stands alone
 */
public record ReferenceScore(
        ReferenceScoreName name,
        String displayName,
        String sha256,
        Measurement measurement,
        @Nullable CurvePoint curvePoint,
        Instant createTime) {

    /**
     * Places a network on the curve of its family.
     *
     * @param family such as {@code imagenet-resnet18}
     * @param trainingImageCount images that the network learnt from
     * @param ratioSquared (r/c)^2 as published
     */
    public record CurvePoint(String family, long trainingImageCount, double ratioSquared) {

        public CurvePoint {
            if (family.isBlank()) {
                throw new IllegalArgumentException("family is blank; name the networks that make one curve");
            }
            if (trainingImageCount < 1) {
                throw new IllegalArgumentException(
                        "training_image_count is %d; it must be at least 1".formatted(trainingImageCount));
            }
            if (!Double.isFinite(ratioSquared)) {
                throw new IllegalArgumentException(
                        "published_ratio_squared_value is %s; it must be finite".formatted(ratioSquared));
            }
        }
    }

    /** Creates the score of a network that stands alone. */
    public ReferenceScore(
            ReferenceScoreName name, String displayName, String sha256, Measurement measurement, Instant createTime) {
        this(name, displayName, sha256, measurement, null, createTime);
    }

    public Optional<CurvePoint> point() {
        return Optional.ofNullable(curvePoint);
    }
}
