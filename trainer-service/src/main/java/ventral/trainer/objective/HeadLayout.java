package ventral.trainer.objective;

import java.util.ArrayList;
import java.util.List;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.Objective;

/**
 * The rows of the last layer: the objective's groups one after the other. Every group weighs the same in the total loss,
 * which is the mean of theirs, as in Xie et al. (2024).
 *
 * @param regressionCount columns of the regression targets
 * @param classCount columns of the class targets
 */
public record HeadLayout(List<Head> heads, int unitCount, int regressionCount, int classCount) {

    public static HeadLayout of(Objective objective, LatentSpace space) {
        List<Head> heads = new ArrayList<>();
        int unit = 0;
        int regression = 0;
        int classes = 0;
        for (LatentGroup group : objective.groups()) {
            int units =
                    group.latents().stream().mapToInt(space::outputUnitCount).sum();
            boolean isClass = group.latents().get(0).kind() == Latent.Kind.CLASS;
            heads.add(
                    isClass
                            ? new Head(group, unit, units, Head.Loss.CROSS_ENTROPY, classes++)
                            : new Head(group, unit, units, Head.Loss.MEAN_SQUARED_ERROR, regression));
            unit += units;
            regression += isClass ? 0 : units;
        }
        return new HeadLayout(List.copyOf(heads), unit, regression, classes);
    }
}
