package ventral.trainer.objective;

import java.util.EnumMap;
import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;
import ventral.contract.latent.Symmetry;
import ventral.contract.validation.LatentAccuracy;
import ventral.contract.validation.Validation;

/**
 * Accumulates a network's predictions and the truth, and computes their errors in metres and degrees, see {@link
 * RegressionAccumulator} and {@link UnitQuaternion}.
 */
public final class ValidationAccumulator {

    private static final int SEVERAL = 5;

    private final Objective objective;
    private final LatentSpace space;
    private final AngleEncoding code;
    private final HeadLayout layout;
    private final Map<Latent, RegressionAccumulator> numbers = new EnumMap<>(Latent.class);
    private final Map<Latent, TopKAccuracy> ranks = new EnumMap<>(Latent.class);
    private double turnSquares;
    private double lossSum;
    private int imageCount;

    ValidationAccumulator(Objective objective, LatentSpace space, AngleEncoding code, HeadLayout layout) {
        this.objective = objective;
        this.space = space;
        this.code = code;
        this.layout = layout;
    }

    /** Counts how often the true class is predicted as the most likely, and as one of the five most likely. */
    private static final class TopKAccuracy {
        private int first;
        private int amongSeveral;

        void add(int rank) {
            first += rank == 0 ? 1 : 0;
            amongSeveral += rank < SEVERAL ? 1 : 0;
        }

        LatentAccuracy.ClassificationAccuracy figures(double imageCount) {
            return new LatentAccuracy.ClassificationAccuracy(first / imageCount, amongSeveral / imageCount);
        }
    }

    /**
     * Adds a batch of images.
     *
     * @param outputs outputs of the last layer, (N, units), row by row
     * @param labels valid labels, as for {@link TargetEncoder#encode}
     * @param loss mean over these images
     */
    public void add(float[] outputs, Map<Latent, float[]> labels, int count, double loss) {
        for (Head head : layout.heads()) {
            for (Latent latent : head.group().latents()) {
                float[] truth = labels.get(latent);
                if (truth == null) {
                    throw new IllegalArgumentException("images without labels of " + latent);
                }
                for (int i = 0; i < count; i++) {
                    add(latent, head, outputs, i, truth[i]);
                }
            }
            if (head.group() == LatentGroup.ROTATION) {
                addTurns(head, outputs, labels, count);
            }
        }
        lossSum += loss * count;
        imageCount += count;
    }

    private void add(Latent latent, Head head, float[] outputs, int image, float truth) {
        if (latent.kind() == Latent.Kind.CLASS) {
            ranks.computeIfAbsent(latent, of -> new TopKAccuracy()).add(rank(head, outputs, image, (int) truth));
        } else {
            numbers.computeIfAbsent(latent, RegressionAccumulator::new)
                    .add(estimate(latent, head, outputs, image), truth);
        }
    }

    /** Returns the number of classes that are predicted as more likely than the true one, or as equally likely. */
    private int rank(Head head, float[] outputs, int image, int truth) {
        int first = image * layout.unitCount() + head.firstUnit();
        float score = outputs[first + truth];
        int rank = 0;
        for (int k = 0; k < head.unitCount(); k++) {
            rank += k != truth && outputs[first + k] >= score ? 1 : 0;
        }
        return rank;
    }

    /** Returns the prediction in metres or radians. */
    private double estimate(Latent latent, Head head, float[] outputs, int image) {
        int place = head.group().latents().indexOf(latent);
        int at = image * layout.unitCount() + head.firstUnit() + place;
        return switch (latent.kind()) {
            case LENGTH -> scaled(space.momentsOf(latent), outputs[at]);
            case ANGLE ->
                switch (code) {
                    case SINE_AND_COSINE ->
                        Math.atan2(
                                outputs[at], outputs[at + head.group().latents().size()]);
                    case Z_SCORE -> Angles.wrapped(scaled(space.momentsOf(latent), outputs[at]));
                };
            case CLASS -> throw new IllegalArgumentException(latent + " is not a number");
        };
    }

    private static double scaled(Moments moments, float output) {
        return moments.mean() + moments.scale() * output;
    }

    private void addTurns(Head head, float[] outputs, Map<Latent, float[]> labels, int count) {
        float[] identities = labels.get(Latent.IDENTITY);
        for (int i = 0; i < count; i++) {
            UnitQuaternion estimate = UnitQuaternion.of(
                    estimate(Latent.ROTATION_PITCH, head, outputs, i),
                    estimate(Latent.ROTATION_YAW, head, outputs, i),
                    estimate(Latent.ROTATION_ROLL, head, outputs, i));
            UnitQuaternion truth = UnitQuaternion.of(
                    label(labels, Latent.ROTATION_PITCH, i),
                    label(labels, Latent.ROTATION_YAW, i),
                    label(labels, Latent.ROTATION_ROLL, i));
            Symmetry symmetry = identities == null ? null : space.symmetries().get((int) identities[i]);
            double turn = symmetry == null ? estimate.distanceTo(truth) : estimate.distanceTo(truth, symmetry);
            turnSquares += turn * turn;
        }
    }

    private static float label(Map<Latent, float[]> labels, Latent latent, int image) {
        float[] values = labels.get(latent);
        if (values == null) {
            throw new IllegalArgumentException("images without labels of " + latent);
        }
        return values[image];
    }

    /** Returns the result over all added images. */
    public Validation result(long seenImageCount) {
        if (imageCount == 0) {
            throw new IllegalStateException("no images were added to the validation");
        }
        Map<Latent, LatentAccuracy> figures = new EnumMap<>(Latent.class);
        ranks.forEach((latent, of) -> figures.put(latent, of.figures(imageCount)));
        numbers.forEach((latent, of) -> figures.put(latent, of.figures()));
        return new Validation(
                seenImageCount,
                imageCount,
                lossSum / imageCount,
                figures,
                objective.groups().contains(LatentGroup.ROTATION)
                        ? Math.toDegrees(Math.sqrt(turnSquares / imageCount))
                        : null);
    }
}
