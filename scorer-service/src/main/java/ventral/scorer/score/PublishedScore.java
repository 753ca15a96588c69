package ventral.scorer.score;

import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;

/**
 * Published score of a network that others measured. It is one point of a curve.
 *
 * @param family family of networks that differ in the number of training images, such as {@code imagenet-resnet18}
 * @param displayName of the family
 * @param trainingImageCount number of images that the network was trained on
 * @param benchmarkVersion version of the benchmark that the score belongs to
 * @param ratioSquared (r/c)^2
 */
public record PublishedScore(
        ReferenceName reference,
        String family,
        String displayName,
        long trainingImageCount,
        BenchmarkName benchmark,
        int benchmarkVersion,
        double ratioSquared) {

    public PublishedScore {
        if (trainingImageCount < 1) {
            throw new IllegalArgumentException(
                    "training_image_count is %d; it must be at least 1".formatted(trainingImageCount));
        }
        if (!(ratioSquared >= 0 && ratioSquared < 4)) {
            throw new IllegalArgumentException(
                    "ratio_squared is %s; (r/c)^2 must be from 0 to less than 4".formatted(ratioSquared));
        }
    }

    public ReferenceScoreName name() {
        return new ReferenceScoreName(reference, benchmark);
    }
}
