package ventral.trainer.objective;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;

/**
 * Turns labels into targets: a length into its z-score under the stream's own moments, an angle into its sine and cosine
 * (so that nothing jumps at ±180°), a class into its index.
 */
public final class TargetEncoder {

    private final List<Latent> latents;
    private final LatentSpace space;
    private final HeadLayout layout;

    /** @throws IllegalArgumentException if images have no labels of a part of the objective */
    public TargetEncoder(Objective objective, LatentSpace space) {
        if (!space.lacking(objective).isEmpty()) {
            throw new IllegalArgumentException("objective %s: the stream's images have no labels of %s"
                    .formatted(
                            objective,
                            space.lacking(objective).stream()
                                    .map(LatentGroup::id)
                                    .collect(Collectors.joining(" and "))));
        }
        this.latents = objective.latents();
        this.space = space;
        this.layout = HeadLayout.of(objective, space);
    }

    public HeadLayout layout() {
        return layout;
    }

    /**
     * @param labels of each latent a value for each image, in the units of {@link Latent}
     * @throws IllegalArgumentException if a label is missing, not finite, or no class
     */
    public Targets encode(Map<Latent, float[]> labels, int imageCount) {
        float[] regression = new float[imageCount * layout.regressionCount()];
        long[] classes = new long[imageCount * layout.classCount()];
        int regressionColumn = 0;
        int classColumn = 0;
        for (Latent latent : latents) {
            float[] values = checked(latent, labels.get(latent), imageCount);
            switch (latent.kind()) {
                case LENGTH -> {
                    Moments moments = Objects.requireNonNull(space.moments().get(latent));
                    for (int i = 0; i < imageCount; i++) {
                        regression[i * layout.regressionCount() + regressionColumn] =
                                (float) ((values[i] - moments.mean()) / moments.standardDeviation());
                    }
                    regressionColumn++;
                }
                case ANGLE -> {
                    for (int i = 0; i < imageCount; i++) {
                        int at = i * layout.regressionCount() + regressionColumn;
                        regression[at] = (float) Math.sin(values[i]);
                        regression[at + 1] = (float) Math.cos(values[i]);
                    }
                    regressionColumn += 2;
                }
                case CLASS -> {
                    for (int i = 0; i < imageCount; i++) {
                        classes[i * layout.classCount() + classColumn] = (long) values[i];
                    }
                    classColumn++;
                }
            }
        }
        return new Targets(regression, classes);
    }

    private float[] checked(Latent latent, float @Nullable [] values, int imageCount) {
        if (values == null || values.length != imageCount) {
            throw new IllegalArgumentException("not every image has a label of " + latent);
        }
        for (float value : values) {
            boolean sound = latent.kind() == Latent.Kind.CLASS
                    ? value >= 0 && value < space.classCount(latent) && value == Math.rint(value)
                    : Float.isFinite(value);
            if (!sound) {
                throw new IllegalArgumentException("%s is no label of %s".formatted(value, latent));
            }
        }
        return values;
    }
}
