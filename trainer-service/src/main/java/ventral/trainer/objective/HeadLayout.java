package ventral.trainer.objective;

import java.util.ArrayList;
import java.util.List;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.Objective;
import ventral.contract.spec.Recipe;

/**
 * Describes the rows of the last layer, see {@link Recipe.HeadForm}. The loss is the sum of the heads' losses times
 * their weights, divided by the number of heads.
 *
 * @param heads heads of the objective's groups, none for a control that learns nothing; rows that belong to no head are
 *     not learnt
 * @param unitCount rows of the last layer
 * @param regressionCount columns of the regression targets
 * @param classCount columns of the class targets
 */
public record HeadLayout(List<Head> heads, int unitCount, int regressionCount, int classCount) {

    private static final List<LatentGroup> IN_2024 = List.of(
            LatentGroup.CATEGORY,
            LatentGroup.IDENTITY,
            LatentGroup.DISTANCE,
            LatentGroup.TRANSLATION,
            LatentGroup.ROTATION);
    private static final List<LatentGroup> IN_2023 = List.of(
            LatentGroup.CATEGORY,
            LatentGroup.IDENTITY,
            LatentGroup.ROTATION,
            LatentGroup.DISTANCE,
            LatentGroup.TRANSLATION);

    public static HeadLayout of(Objective objective, LatentSpace space, Recipe recipe) {
        AngleEncoding code = AngleEncoding.of(recipe.head());
        List<Head> heads = new ArrayList<>();
        int unit = 0;
        int regression = 0;
        int classes = 0;
        for (LatentGroup group : rows(objective, space, recipe.head())) {
            int units = unitCount(group, space, code);
            if (objective.groups().contains(group)) {
                boolean isClass = isClass(group);
                Head.Loss loss = isClass
                        ? Head.Loss.CROSS_ENTROPY
                        : switch (recipe.regressionLoss()) {
                            case SQUARED_ERROR -> Head.Loss.SQUARED_ERROR;
                            case SMOOTH_L1 -> Head.Loss.SMOOTH_L1;
                        };
                double weight = recipe.lossWeights().getOrDefault(group, 1.);
                heads.add(new Head(group, unit, units, loss, weight, isClass ? classes : regression));
                regression += isClass ? 0 : units;
                classes += isClass ? 1 : 0;
            }
            unit += units;
        }
        return new HeadLayout(List.copyOf(heads), unit, regression, classes);
    }

    private static List<LatentGroup> rows(Objective objective, LatentSpace space, Recipe.HeadForm form) {
        return switch (form) {
            case OBJECTIVE -> objective.groups().isEmpty() ? IN_2024 : objective.groups();
            case TDW_2024 -> IN_2024.stream().filter(space.groups()::contains).toList();
            case TDW_2023 -> IN_2023.stream().filter(space.groups()::contains).toList();
        };
    }

    private static int unitCount(LatentGroup group, LatentSpace space, AngleEncoding code) {
        return group.latents().stream()
                .mapToInt(
                        latent -> latent.kind() == Latent.Kind.ANGLE ? code.unitCount() : space.outputUnitCount(latent))
                .sum();
    }

    private static boolean isClass(LatentGroup group) {
        return group.latents().stream().allMatch(latent -> latent.kind() == Latent.Kind.CLASS);
    }

    /** Returns the head that estimates a group of the objective. */
    Head head(LatentGroup group) {
        return heads.stream()
                .filter(head -> head.group() == group)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(group + " is not learnt"));
    }
}
