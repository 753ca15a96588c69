package ventral.cli.study.yaml;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import ventral.cli.recipe.OptimiserFields;

/** Reads the optimiser of a recipe and its learning rate. */
final class OptimiserYaml implements OptimiserFields {

    private final YamlMapping recipe;

    OptimiserYaml(YamlMapping recipe) {
        this.recipe = recipe;
    }

    @Override
    public OptimiserKind kind() {
        if (recipe.enumValue("optimiser", OptimiserKind.class) == OptimiserKind.SGD) {
            return OptimiserKind.SGD;
        }
        for (String key : new String[] {"momentum", "nesterov"}) {
            if (recipe.has(key)) {
                throw recipe.failure(key, "applies only to optimiser sgd; set optimiser: sgd, or leave this out");
            }
        }
        return OptimiserKind.ADAM;
    }

    @Override
    public boolean nesterov() {
        return recipe.flag("nesterov");
    }

    @Override
    public @Nullable Double momentum() {
        return decimal("momentum");
    }

    @Override
    public double weightDecay() {
        return recipe.decimal("weight_decay").orElse(0);
    }

    @Override
    public @Nullable Double learningRate() {
        if (recipe.has("step_every") && recipe.has("cosine")) {
            throw recipe.failure("cosine", "step_every and cosine exclude each other; leave one out");
        }
        if (recipe.has("step_factor") && !recipe.has("step_every")) {
            throw recipe.failure("step_factor", "needs step_every; set it, or leave this out");
        }
        Double rate = decimal("learning_rate");
        if (rate != null && rate <= 0) {
            throw recipe.failure("learning_rate", "%s is not above 0; write a positive number".formatted(rate));
        }
        return rate;
    }

    @Override
    public long warmUpImageCount() {
        return recipe.whole("warm_up").orElse(0);
    }

    @Override
    public @Nullable Long stepImageCount() {
        OptionalLong images = recipe.whole("step_every");
        return images.isPresent() ? images.getAsLong() : null;
    }

    @Override
    public @Nullable Double stepFactor() {
        return decimal("step_factor");
    }

    /** Returns the floor of the cosine, which is 0 for the value {@code true}. */
    @Override
    public @Nullable Double cosineFloor() {
        if (recipe.has("cosine") && recipe.text("cosine").matches("true|false")) {
            return recipe.flag("cosine") ? 0.0 : null;
        }
        return decimal("cosine");
    }

    @Override
    public double clipNorm() {
        return recipe.decimal("clip_norm").orElse(0);
    }

    private @Nullable Double decimal(String key) {
        OptionalDouble value = recipe.decimal(key);
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
