package ventral.cli.study.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.cli.recipe.OptimiserFields;
import ventral.cli.recipe.RecipeFields;
import ventral.cli.recipe.RecipeMessages;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe.Augmentation;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.spec.Recipe.RegressionLoss;
import ventral.type.v1.Recipe;

/** Reads a sweep's training recipe. The keys are the options of {@code ventral sweeps create}. */
final class RecipeYaml implements RecipeFields {

    private static final String[] KEYS = {
        "network",
        "head",
        "optimiser",
        "learning_rate",
        "momentum",
        "nesterov",
        "weight_decay",
        "warm_up",
        "step_every",
        "step_factor",
        "cosine",
        "clip_norm",
        "loss",
        "loss_weight",
        "augment",
        "shuffle_window",
        "initial_weights",
        "recalibrate"
    };

    private final YamlMapping recipe;
    private final long heldOut;

    private RecipeYaml(YamlMapping recipe, long heldOut) {
        this.recipe = recipe;
        this.heldOut = heldOut;
    }

    /**
     * Reads the recipe of a sweep.
     *
     * @param heldOut number of images at the stream's start that are never trained on
     */
    static Recipe read(YamlMapping sweep, long heldOut) {
        return sweep.has("recipe")
                ? RecipeMessages.of(new RecipeYaml(sweep.mapping("recipe").allowOnly(KEYS), heldOut))
                : Recipe.newBuilder().setHeldOutImageCount(heldOut).build();
    }

    @Override
    public @Nullable Network network() {
        return recipe.enumValue("network", Network.class);
    }

    @Override
    public @Nullable HeadForm head() {
        return recipe.enumValue("head", HeadForm.class);
    }

    @Override
    public @Nullable RegressionLoss regressionLoss() {
        return recipe.enumValue("loss", RegressionLoss.class);
    }

    @Override
    public List<Augmentation> augmentations() {
        return recipe.enumValues("augment", Augmentation.class);
    }

    @Override
    public OptimiserFields optimiser() {
        return new OptimiserYaml(recipe);
    }

    @Override
    public @Nullable Integer shuffleWindow() {
        return recipe.has("shuffle_window") ? recipe.integer("shuffle_window", 0) : null;
    }

    @Override
    public String initialWeights() {
        return recipe.text("initial_weights", "");
    }

    @Override
    public boolean recalibratesCheckpoints() {
        return recipe.flag("recalibrate");
    }

    @Override
    public Map<String, Double> lossWeights() {
        Map<String, Double> byGroup = new LinkedHashMap<>();
        if (recipe.has("loss_weight")) {
            YamlMapping weights = recipe.mapping("loss_weight");
            for (String group : weights.keys()) {
                weights.decimal(group).ifPresent(weight -> byGroup.put(group, weight));
            }
        }
        return byGroup;
    }

    @Override
    public long heldOutImageCount() {
        return heldOut;
    }
}
