package ventral.contract.wire;

import static java.util.stream.Collectors.toSet;

import java.util.EnumMap;
import java.util.Map;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.network.Network;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.LearningRate;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.type.v1.LossWeight;

/** Maps recipes to and from {@code ventral.type.v1}. */
public final class RecipeMapper {

    private static final String NETWORK = "NETWORK_";
    private static final String HEAD = "HEAD_FORM_";
    private static final String LOSS = "REGRESSION_LOSS_";
    private static final String AUGMENTATION = "AUGMENTATION_";
    private static final double DEFAULT_FACTOR = .1;

    private RecipeMapper() {}

    public static ventral.type.v1.Recipe toWire(Recipe recipe) {
        String initialWeights = recipe.initialWeights();
        var message = ventral.type.v1.Recipe.newBuilder()
                .setNetwork(ventral.type.v1.Network.valueOf(
                        NETWORK + recipe.network().name()))
                .setHead(ventral.type.v1.HeadForm.valueOf(HEAD + recipe.head().name()))
                .setLearningRate(recipe.learningRate().peak())
                .setWarmUpImageCount(recipe.learningRate().warmUpImageCount())
                .setClipNorm(recipe.clipNorm())
                .setRegressionLoss(ventral.type.v1.RegressionLoss.valueOf(
                        LOSS + recipe.regressionLoss().name()))
                .setShuffleWindow(recipe.shuffleWindow())
                .setHeldOutImageCount(recipe.heldOutImageCount())
                .setInitialWeights(initialWeights == null ? "" : initialWeights)
                .setRecalibrateCheckpoints(recipe.recalibratesCheckpoints());
        if (recipe.optimiser() instanceof Optimiser.Adam adam) {
            message.getAdamBuilder()
                    .setBeta1(adam.beta1())
                    .setBeta2(adam.beta2())
                    .setEpsilon(adam.epsilon())
                    .setWeightDecay(adam.weightDecay());
        } else if (recipe.optimiser() instanceof Optimiser.Sgd sgd) {
            message.getSgdBuilder()
                    .setMomentum(sgd.momentum())
                    .setNesterov(sgd.nesterov())
                    .setWeightDecay(sgd.weightDecay());
        }
        if (recipe.learningRate().course() instanceof LearningRate.StepDecay steps) {
            message.getStepsBuilder().setImageCount(steps.imageCount()).setFactor(steps.factor());
        } else if (recipe.learningRate().course() instanceof LearningRate.CosineDecay cosine) {
            message.getCosineBuilder().setFloor(cosine.floor());
        }
        if (!recipe.lossWeights().isEmpty()) {
            new EnumMap<>(recipe.lossWeights())
                    .forEach((group, weight) -> message.addLossWeights(
                            LossWeight.newBuilder().setGroup(group.id()).setWeight(weight)));
        }
        recipe.augmentations().stream()
                .sorted()
                .forEach(augmentation -> message.addAugmentations(
                        ventral.type.v1.Augmentation.valueOf(AUGMENTATION + augmentation.name())));
        return message.build();
    }

    /**
     * Reads a recipe and fills in the defaults of fields that are not set.
     *
     * @param epochCount epochs of the run; any number above 1 for a sweep whose runs have equal updates
     * @throws InvalidFieldException if a value breaks its limit
     */
    public static Recipe fromWire(ventral.type.v1.Recipe message, int epochCount) {
        Recipe standard = Recipe.DEFAULT;
        return new Recipe(
                message.getNetwork() == ventral.type.v1.Network.NETWORK_UNSPECIFIED
                        ? standard.network()
                        : EnumMapper.fromWire(Network.class, "recipe.network", NETWORK, message.getNetwork()),
                message.getHead() == ventral.type.v1.HeadForm.HEAD_FORM_UNSPECIFIED
                        ? standard.head()
                        : EnumMapper.fromWire(Recipe.HeadForm.class, "recipe.head", HEAD, message.getHead()),
                optimiser(message),
                new LearningRate(rate(message), message.getWarmUpImageCount(), course(message)),
                message.getClipNorm(),
                message.getRegressionLoss() == ventral.type.v1.RegressionLoss.REGRESSION_LOSS_UNSPECIFIED
                        ? standard.regressionLoss()
                        : EnumMapper.fromWire(
                                Recipe.RegressionLoss.class,
                                "recipe.regression_loss",
                                LOSS,
                                message.getRegressionLoss()),
                lossWeights(message),
                message.getAugmentationsList().stream()
                        .map(word -> EnumMapper.fromWire(
                                Recipe.Augmentation.class, "recipe.augmentations", AUGMENTATION, word))
                        .collect(toSet()),
                message.hasShuffleWindow() ? message.getShuffleWindow() : defaultShuffleWindow(epochCount),
                message.getHeldOutImageCount(),
                message.getInitialWeights().isEmpty() ? null : message.getInitialWeights(),
                message.getRecalibrateCheckpoints());
    }

    private static int defaultShuffleWindow(int epochCount) {
        return epochCount > 1 ? Recipe.DEFAULT_SHUFFLE_WINDOW : 0;
    }

    private static Optimiser optimiser(ventral.type.v1.Recipe message) {
        if (message.hasSgd()) {
            var sgd = message.getSgd();
            return new Optimiser.Sgd(
                    sgd.hasMomentum() ? sgd.getMomentum() : Optimiser.Sgd.DEFAULT_MOMENTUM,
                    sgd.getNesterov(),
                    sgd.getWeightDecay());
        }
        var adam = message.getAdam();
        Optimiser.Adam standard = Optimiser.Adam.DEFAULT;
        return new Optimiser.Adam(
                adam.hasBeta1() ? adam.getBeta1() : standard.beta1(),
                adam.hasBeta2() ? adam.getBeta2() : standard.beta2(),
                adam.hasEpsilon() ? adam.getEpsilon() : standard.epsilon(),
                adam.getWeightDecay());
    }

    private static double rate(ventral.type.v1.Recipe message) {
        if (message.getLearningRate() != 0) {
            return message.getLearningRate();
        }
        return message.hasSgd() ? Optimiser.Sgd.DEFAULT_LEARNING_RATE : Optimiser.Adam.DEFAULT_LEARNING_RATE;
    }

    private static LearningRate.Decay course(ventral.type.v1.Recipe message) {
        return switch (message.getCourseCase()) {
            case STEPS ->
                new LearningRate.StepDecay(
                        message.getSteps().getImageCount(),
                        message.getSteps().getFactor() == 0
                                ? DEFAULT_FACTOR
                                : message.getSteps().getFactor());
            case COSINE -> new LearningRate.CosineDecay(message.getCosine().getFloor());
            case COURSE_NOT_SET -> new LearningRate.NoDecay();
        };
    }

    private static Map<LatentGroup, Double> lossWeights(ventral.type.v1.Recipe message) {
        Map<LatentGroup, Double> weights = new EnumMap<>(LatentGroup.class);
        for (LossWeight weight : message.getLossWeightsList()) {
            for (LatentGroup group : groups(weight.getGroup())) {
                if (weights.put(group, weight.getWeight()) != null) {
                    throw new InvalidFieldException(
                            "recipe.loss_weights", "loss weight of %s is given twice".formatted(group.id()));
                }
            }
        }
        return weights;
    }

    private static Iterable<LatentGroup> groups(String word) {
        try {
            return Objective.parse(word).groups();
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("recipe.loss_weights", String.valueOf(e.getMessage()));
        }
    }
}
