package ventral.cli.study.yaml;

import java.util.function.DoubleConsumer;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe.Augmentation;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.spec.Recipe.RegressionLoss;
import ventral.type.v1.LossWeight;
import ventral.type.v1.Recipe;

/** Reads a sweep's training recipe. The keys are the options of {@code ventral sweeps create}. */
final class RecipeYaml {

    /** Names the optimiser. */
    enum OptimiserChoice {
        ADAM,
        SGD
    }

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
    private final Recipe.Builder message = Recipe.newBuilder();

    private RecipeYaml(YamlMapping recipe) {
        this.recipe = recipe;
    }

    /**
     * Reads the recipe of a sweep.
     *
     * @param heldOut number of images at the stream's start that are never trained on
     */
    static Recipe read(YamlMapping sweep, long heldOut) {
        Recipe.Builder standard = Recipe.newBuilder().setHeldOutImageCount(heldOut);
        if (!sweep.has("recipe")) {
            return standard.build();
        }
        RecipeYaml fields = new RecipeYaml(sweep.mapping("recipe").allowOnly(KEYS));
        fields.words();
        fields.optimiser();
        fields.learningRate();
        fields.data();
        return standard.mergeFrom(fields.message.build()).build();
    }

    private void words() {
        Network network = recipe.enumValue("network", Network.class);
        if (network != null) {
            message.setNetwork(ventral.type.v1.Network.valueOf("NETWORK_" + network.name()));
        }
        HeadForm head = recipe.enumValue("head", HeadForm.class);
        if (head != null) {
            message.setHead(ventral.type.v1.HeadForm.valueOf("HEAD_FORM_" + head.name()));
        }
        RegressionLoss loss = recipe.enumValue("loss", RegressionLoss.class);
        if (loss != null) {
            message.setRegressionLoss(ventral.type.v1.RegressionLoss.valueOf("REGRESSION_LOSS_" + loss.name()));
        }
        for (Augmentation change : recipe.enumValues("augment", Augmentation.class)) {
            message.addAugmentations(ventral.type.v1.Augmentation.valueOf("AUGMENTATION_" + change.name()));
        }
    }

    private void optimiser() {
        if (recipe.enumValue("optimiser", OptimiserChoice.class) == OptimiserChoice.SGD) {
            message.getSgdBuilder().setNesterov(recipe.flag("nesterov"));
            set("momentum", value -> message.getSgdBuilder().setMomentum(value));
            set("weight_decay", value -> message.getSgdBuilder().setWeightDecay(value));
            return;
        }
        for (String key : new String[] {"momentum", "nesterov"}) {
            if (recipe.has(key)) {
                throw recipe.failure(key, "applies only to optimiser sgd; set optimiser: sgd, or leave this out");
            }
        }
        set("weight_decay", value -> message.getAdamBuilder().setWeightDecay(value));
    }

    private void learningRate() {
        if (recipe.has("step_every") && recipe.has("cosine")) {
            throw recipe.failure("cosine", "step_every and cosine exclude each other; leave one out");
        }
        if (recipe.has("step_factor") && !recipe.has("step_every")) {
            throw recipe.failure("step_factor", "needs step_every; set it, or leave this out");
        }
        recipe.decimal("learning_rate").ifPresent(rate -> {
            if (rate <= 0) {
                throw recipe.failure("learning_rate", "%s is not above 0; write a positive number".formatted(rate));
            }
            message.setLearningRate(rate);
        });
        recipe.whole("warm_up").ifPresent(message::setWarmUpImageCount);
        recipe.whole("step_every").ifPresent(images -> message.getStepsBuilder().setImageCount(images));
        set("step_factor", value -> message.getStepsBuilder().setFactor(value));
        if (recipe.has("cosine")) {
            boolean isFlag = recipe.text("cosine").matches("true|false");
            if (!isFlag) {
                set("cosine", value -> message.getCosineBuilder().setFloor(value));
            } else if (recipe.flag("cosine")) {
                message.getCosineBuilder();
            }
        }
    }

    private void data() {
        set("clip_norm", message::setClipNorm);
        if (recipe.has("shuffle_window")) {
            message.setShuffleWindow(recipe.integer("shuffle_window", 0));
        }
        message.setInitialWeights(recipe.text("initial_weights", ""));
        message.setRecalibrateCheckpoints(recipe.flag("recalibrate"));
        if (recipe.has("loss_weight")) {
            YamlMapping weights = recipe.mapping("loss_weight");
            for (String group : weights.keys()) {
                weights.decimal(group)
                        .ifPresent(weight -> message.addLossWeights(
                                LossWeight.newBuilder().setGroup(group).setWeight(weight)));
            }
        }
    }

    private void set(String key, DoubleConsumer field) {
        recipe.decimal(key).ifPresent(field);
    }
}
