package ventral.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe.Augmentation;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.spec.Recipe.RegressionLoss;
import ventral.contract.wire.Recipes;
import ventral.type.v1.LossWeight;
import ventral.type.v1.Recipe;

/** Options for the training recipe. Defaults are those of Xie et al. (2024). */
final class RecipeOptions {

    /** Names the optimiser, which turns gradients into updates of the weights. */
    enum OptimiserKind {
        ADAM,
        SGD
    }

    static final class Networks extends LowerCaseWord<Network> {
        Networks() {
            super(Network.class);
        }
    }

    static final class Heads extends LowerCaseWord<HeadForm> {
        Heads() {
            super(HeadForm.class);
        }
    }

    static final class Optimisers extends LowerCaseWord<OptimiserKind> {
        Optimisers() {
            super(OptimiserKind.class);
        }
    }

    static final class Losses extends LowerCaseWord<RegressionLoss> {
        Losses() {
            super(RegressionLoss.class);
        }
    }

    static final class Augmentations extends LowerCaseWord<Augmentation> {
        Augmentations() {
            super(Augmentation.class);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            converter = Networks.class,
            description = "resnet18, resnet50 or tiny (default: resnet18)")
    private @Nullable Network network;

    @Option(
            names = "--head",
            paramLabel = "FORM",
            converter = Heads.class,
            description = "rows of the last layer: tdw-2024, tdw-2023 or objective (default: tdw-2024)")
    private @Nullable HeadForm head;

    @Option(
            names = "--optimiser",
            paramLabel = "WORD",
            converter = Optimisers.class,
            description = "adam or sgd (default: adam)")
    private OptimiserKind optimiser = OptimiserKind.ADAM;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "once warmed up (default: 0.001 of adam, 0.1 of sgd)")
    private @Nullable Double learningRate;

    @Option(names = "--momentum", paramLabel = "SHARE", description = "of sgd (default: 0.9)")
    private @Nullable Double momentum;

    @Option(names = "--nesterov", description = "of sgd: look ahead along the momentum")
    private boolean nesterov;

    @Option(names = "--weight-decay", paramLabel = "FACTOR", description = "with adam that is AdamW (default: 0)")
    private double weightDecay;

    @Option(
            names = "--warm-up",
            paramLabel = "IMAGES",
            description = "over which the learning rate rises to its peak (default: 0)")
    private long warmUp;

    @Option(
            names = "--step-every",
            paramLabel = "IMAGES",
            description = "after which the learning rate falls each time")
    private @Nullable Long stepEvery;

    @Option(names = "--step-factor", paramLabel = "F", description = "to which share of itself (default: 0.1)")
    private @Nullable Double stepFactor;

    @Option(
            names = "--cosine",
            arity = "0..1",
            fallbackValue = "0",
            paramLabel = "FLOOR",
            description = "the learning rate falls along half a cosine to this share of its peak (default: 0)")
    private @Nullable Double cosine;

    @Option(
            names = "--clip-norm",
            paramLabel = "LENGTH",
            description = "to which a longer gradient is shortened (default: never)")
    private double clipNorm;

    @Option(
            names = "--loss",
            paramLabel = "WORD",
            converter = Losses.class,
            description = "of lengths and angles: squared-error or smooth-l1 (default: squared-error)")
    private @Nullable RegressionLoss loss;

    @Option(
            names = "--loss-weight",
            paramLabel = "GROUP=WEIGHT",
            description = "such as rotation=0.5; may be repeated (default: 1 each)")
    private Map<String, Double> lossWeights = Map.of();

    @Option(
            names = "--augment",
            split = ",",
            paramLabel = "CHANGE",
            converter = Augmentations.class,
            description = "of pictures learnt from: colour, grey, mirror (default: none)")
    private List<Augmentation> augmentations = List.of();

    @Option(
            names = "--shuffle-window",
            paramLabel = "BATCHES",
            description = "whose images are mixed; 0 for the stream's order (default: 16 with several epochs, else 0)")
    private @Nullable Integer shuffleWindow;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            description = "images at the stream's start on which checkpoints are validated (default: 0)")
    private long heldOut;

    @Option(
            names = "--recalibrate",
            description = "scores every checkpoint also with batch-norm statistics of the images held out")
    private boolean recalibrate;

    @Option(
            names = "--initial-weights",
            paramLabel = "FILE",
            description = "safetensors file to begin with, as the trainers see it (default: random weights)")
    private @Nullable Path initialWeights;

    /**
     * Returns the recipe with unset fields for defaults.
     *
     * @param epochCount epochs of the run
     * @throws ventral.contract.spec.InvalidFieldException if a value is out of its limits
     */
    Recipe recipe(int epochCount) {
        Recipe.Builder recipe = Recipe.newBuilder()
                .setWarmUpImageCount(warmUp)
                .setClipNorm(clipNorm)
                .setHeldOutImageCount(heldOut)
                .setRecalibrateCheckpoints(recalibrate);
        if (network != null) {
            recipe.setNetwork(ventral.type.v1.Network.valueOf("NETWORK_" + network.name()));
        }
        if (head != null) {
            recipe.setHead(ventral.type.v1.HeadForm.valueOf("HEAD_FORM_" + head.name()));
        }
        if (loss != null) {
            recipe.setRegressionLoss(ventral.type.v1.RegressionLoss.valueOf("REGRESSION_LOSS_" + loss.name()));
        }
        if (shuffleWindow != null) {
            recipe.setShuffleWindow(shuffleWindow);
        }
        if (initialWeights != null) {
            recipe.setInitialWeights(initialWeights.toAbsolutePath().normalize().toString());
        }
        setOptimiser(recipe);
        setLearningRate(recipe);
        lossWeights.forEach((group, weight) ->
                recipe.addLossWeights(LossWeight.newBuilder().setGroup(group).setWeight(weight)));
        augmentations.forEach(augmentation ->
                recipe.addAugmentations(ventral.type.v1.Augmentation.valueOf("AUGMENTATION_" + augmentation.name())));
        Recipes.fromWire(recipe.build(), epochCount);
        return recipe.build();
    }

    private void setOptimiser(Recipe.Builder recipe) {
        switch (optimiser) {
            case ADAM -> {
                check(momentum == null && !nesterov, "--momentum and --nesterov are of --optimiser sgd alone");
                recipe.getAdamBuilder().setWeightDecay(weightDecay);
            }
            case SGD -> {
                recipe.getSgdBuilder().setNesterov(nesterov).setWeightDecay(weightDecay);
                if (momentum != null) {
                    recipe.getSgdBuilder().setMomentum(momentum);
                }
            }
        }
    }

    private void setLearningRate(Recipe.Builder recipe) {
        check(stepEvery == null || cosine == null, "--step-every and --cosine exclude each other");
        check(stepEvery != null || stepFactor == null, "--step-factor needs --step-every");
        check(learningRate == null || learningRate > 0, "--learning-rate is above 0");
        if (learningRate != null) {
            recipe.setLearningRate(learningRate);
        }
        if (stepEvery != null) {
            recipe.getStepsBuilder().setImageCount(stepEvery);
        }
        if (stepFactor != null) {
            recipe.getStepsBuilder().setFactor(stepFactor);
        }
        if (cosine != null) {
            recipe.getCosineBuilder().setFloor(cosine);
        }
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            if (command == null) {
                throw new IllegalStateException("options of no command");
            }
            throw new ParameterException(command.commandLine(), rule);
        }
    }
}
