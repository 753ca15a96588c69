package ventral.cli.recipe;

import ventral.contract.network.Network;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.spec.Recipe.RegressionLoss;
import ventral.type.v1.LossWeight;
import ventral.type.v1.Recipe;
import ventral.type.v1.Sgd;

/** Converts the fields of a recipe to a message, in which fields that the user did not set are unset. */
public final class RecipeMessages {

    private RecipeMessages() {}

    /** Returns the message. Reads the fields in the order of their interfaces, each at most once. */
    public static Recipe of(RecipeFields fields) {
        Recipe.Builder recipe = Recipe.newBuilder();
        setNetwork(fields, recipe);
        OptimiserFields optimiser = fields.optimiser();
        setOptimiser(optimiser, recipe);
        setLearningRate(optimiser, recipe);
        recipe.setClipNorm(optimiser.clipNorm());
        Integer shuffleWindow = fields.shuffleWindow();
        if (shuffleWindow != null) {
            recipe.setShuffleWindow(shuffleWindow);
        }
        recipe.setInitialWeights(fields.initialWeights()).setRecalibrateCheckpoints(fields.recalibratesCheckpoints());
        fields.lossWeights()
                .forEach((group, weight) -> recipe.addLossWeights(
                        LossWeight.newBuilder().setGroup(group).setWeight(weight)));
        return recipe.setHeldOutImageCount(fields.heldOutImageCount()).build();
    }

    private static void setNetwork(RecipeFields fields, Recipe.Builder recipe) {
        Network network = fields.network();
        if (network != null) {
            recipe.setNetwork(ventral.type.v1.Network.valueOf("NETWORK_" + network.name()));
        }
        HeadForm head = fields.head();
        if (head != null) {
            recipe.setHead(ventral.type.v1.HeadForm.valueOf("HEAD_FORM_" + head.name()));
        }
        RegressionLoss loss = fields.regressionLoss();
        if (loss != null) {
            recipe.setRegressionLoss(ventral.type.v1.RegressionLoss.valueOf("REGRESSION_LOSS_" + loss.name()));
        }
        fields.augmentations()
                .forEach(augmentation -> recipe.addAugmentations(
                        ventral.type.v1.Augmentation.valueOf("AUGMENTATION_" + augmentation.name())));
    }

    private static void setOptimiser(OptimiserFields fields, Recipe.Builder recipe) {
        switch (fields.kind()) {
            case ADAM -> recipe.getAdamBuilder().setWeightDecay(fields.weightDecay());
            case SGD -> {
                Sgd.Builder sgd = recipe.getSgdBuilder().setNesterov(fields.nesterov());
                Double momentum = fields.momentum();
                if (momentum != null) {
                    sgd.setMomentum(momentum);
                }
                sgd.setWeightDecay(fields.weightDecay());
            }
        }
    }

    private static void setLearningRate(OptimiserFields fields, Recipe.Builder recipe) {
        Double learningRate = fields.learningRate();
        if (learningRate != null) {
            recipe.setLearningRate(learningRate);
        }
        recipe.setWarmUpImageCount(fields.warmUpImageCount());
        Long stepImageCount = fields.stepImageCount();
        if (stepImageCount != null) {
            recipe.getStepsBuilder().setImageCount(stepImageCount);
        }
        Double stepFactor = fields.stepFactor();
        if (stepFactor != null) {
            recipe.getStepsBuilder().setFactor(stepFactor);
        }
        Double cosineFloor = fields.cosineFloor();
        if (cosineFloor != null) {
            recipe.getCosineBuilder().setFloor(cosineFloor);
        }
    }
}
