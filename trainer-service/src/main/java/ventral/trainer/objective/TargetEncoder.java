package ventral.trainer.objective;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;
import ventral.contract.spec.Recipe;

/**
 * Encodes labels as targets: a length as its z-score under the stream's moments, an angle by {@link AngleEncoding}, a class
 * as its index. A fixed length becomes 0.
 */
public final class TargetEncoder {

    private final Objective objective;
    private final LatentSpace space;
    private final AngleEncoding code;
    private final HeadLayout layout;

    /**
     * Creates an encoder of an objective's labels.
     *
     * @throws IllegalArgumentException if images have no labels of a part of the objective, or a part of it is fixed,
     *     or angles have no moments
     */
    public TargetEncoder(Objective objective, LatentSpace space, Recipe recipe) {
        if (!space.unlabelledGroups(objective).isEmpty()) {
            throw new IllegalArgumentException("objective %s: the stream's images have no labels of %s"
                    .formatted(objective, words(space.unlabelledGroups(objective))));
        }
        List<LatentGroup> fixed = objective.groupsWithin(space.fixed());
        if (!fixed.isEmpty()) {
            throw new IllegalArgumentException(
                    "objective %s: the stream holds %s fixed, so that there is nothing to learn; leave it out of the objective"
                            .formatted(objective, words(fixed)));
        }
        this.objective = objective;
        this.space = space;
        this.code = AngleEncoding.of(recipe.head());
        this.layout = HeadLayout.of(objective, space, recipe);
        if (code == AngleEncoding.Z_SCORE) {
            Optional<Latent> unknown = objective.latents().stream()
                    .filter(latent -> latent.kind() == Latent.Kind.ANGLE)
                    .filter(latent -> !space.moments().containsKey(latent))
                    .findFirst();
            if (unknown.isPresent()) {
                throw new IllegalArgumentException(
                        "head %s needs the moments of %s, which the stream does not have; use head TDW_2024"
                                .formatted(recipe.head(), unknown.get()));
            }
        }
    }

    private static String words(List<LatentGroup> groups) {
        return groups.stream().map(LatentGroup::id).collect(Collectors.joining(" and "));
    }

    public HeadLayout layout() {
        return layout;
    }

    /** Returns an accumulator for validating the network on held-out images. */
    public ValidationAccumulator trial() {
        return new ValidationAccumulator(objective, space, code, layout);
    }

    /**
     * Encodes the labels of a batch.
     *
     * @param labels for each latent, one value for each image, in the units of {@link Latent}
     * @throws IllegalArgumentException if a label is missing, not finite, or not a class
     */
    public BatchTargets encode(Map<Latent, float[]> labels, int imageCount) {
        float[] regression = new float[imageCount * layout.regressionCount()];
        long[] classes = new long[imageCount * layout.classCount()];
        for (Head head : layout.heads()) {
            List<Latent> latents = head.group().latents();
            for (int k = 0; k < latents.size(); k++) {
                Latent latent = latents.get(k);
                float[] values = checked(latent, labels.get(latent), imageCount);
                int column = head.target() + k;
                switch (latent.kind()) {
                    case LENGTH -> {
                        Moments moments = space.momentsOf(latent);
                        for (int i = 0; i < imageCount; i++) {
                            regression[i * layout.regressionCount() + column] =
                                    (float) ((values[i] - moments.mean()) / moments.scale());
                        }
                    }
                    case ANGLE -> encodeAngle(latent, values, regression, column, latents.size());
                    case CLASS -> {
                        for (int i = 0; i < imageCount; i++) {
                            classes[i * layout.classCount() + column] = (long) values[i];
                        }
                    }
                }
            }
        }
        return new BatchTargets(regression, classes);
    }

    private void encodeAngle(Latent latent, float[] values, float[] regression, int column, int angleCount) {
        for (int i = 0; i < values.length; i++) {
            int at = i * layout.regressionCount() + column;
            switch (code) {
                case SINE_AND_COSINE -> {
                    regression[at] = (float) Math.sin(values[i]);
                    regression[at + angleCount] = (float) Math.cos(values[i]);
                }
                case Z_SCORE -> {
                    Moments moments = space.momentsOf(latent);
                    regression[at] = (float) (Angles.wrapped(values[i] - moments.mean()) / moments.scale());
                }
            }
        }
    }

    private float[] checked(Latent latent, float @Nullable [] values, int imageCount) {
        if (values == null || values.length != imageCount) {
            throw new IllegalArgumentException("not every image has a label of " + latent);
        }
        for (float value : values) {
            if (!isSound(latent, value)) {
                throw new IllegalArgumentException("%s is not a label of %s".formatted(value, latent)
                        + (latent.kind() == Latent.Kind.CLASS
                                ? ", which has %d classes".formatted(space.classCount(latent))
                                : ""));
            }
        }
        return values;
    }

    private boolean isSound(Latent latent, float value) {
        return switch (latent.kind()) {
            case CLASS -> value >= 0 && value < space.classCount(latent) && value == Math.rint(value);
            // the float nearest to pi is above pi
            case ANGLE -> Math.abs(value) <= Math.PI + 1e-5;
            case LENGTH -> Float.isFinite(value);
        };
    }
}
