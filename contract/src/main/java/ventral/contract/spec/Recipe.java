package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;
import static ventral.contract.spec.StreamSpec.checkImageCount;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.network.Network;

/**
 * Describes how a network learns. {@link #DEFAULT} has the optimiser, the learning rate and the batch size of Xie et
 * al. (2024), but not their number of updates, image size or head; see {@code docs/training.md}.
 *
 * @param clipNorm greatest norm of the gradient of all weights, to which a longer gradient is scaled down; 0 for no
 *     clipping
 * @param lossWeights weights of groups of the objective, 1 for groups that are not named; the loss is the sum of the
 *     groups' losses times their weights, divided by the number of groups
 * @param augmentations changes of every training image, drawn again for every image in every epoch
 * @param shuffleWindow number of batches whose images are shuffled together; the order of batches is drawn again for
 *     every epoch. 0 to learn in the stream's order
 * @param heldOutImageCount images at the stream's start that are never learnt from, and on which every checkpoint is
 *     validated
 * @param initialWeights weights with which the run starts: the absolute path of a safetensors file with torchvision's
 *     names, or the name of a checkpoint; null for random weights
 * @param recalibratesCheckpoints true to store every checkpoint a second time, with batch-norm statistics estimated
 *     again on the held-out images
 */
public record Recipe(
        Network network,
        HeadForm head,
        Optimiser optimiser,
        LearningRate learningRate,
        double clipNorm,
        RegressionLoss regressionLoss,
        Map<LatentGroup, Double> lossWeights,
        Set<Augmentation> augmentations,
        int shuffleWindow,
        long heldOutImageCount,
        @Nullable String initialWeights,
        boolean recalibratesCheckpoints) {

    /** Default number of batches whose images are shuffled together when a run has several epochs. */
    public static final int DEFAULT_SHUFFLE_WINDOW = 16;

    public static final int MAX_SHUFFLE_WINDOW = 64;

    /** The recipe of one pass in the stream's order. */
    public static final Recipe DEFAULT = new Recipe(
            Network.RESNET18,
            HeadForm.TDW_2024,
            Optimiser.Adam.DEFAULT,
            LearningRate.constant(Optimiser.Adam.DEFAULT_LEARNING_RATE),
            0,
            RegressionLoss.SQUARED_ERROR,
            Map.of(),
            Set.of(),
            0,
            0,
            null,
            false);

    /** The form of the last layer: its rows and their order. */
    public enum HeadForm {
        /**
         * Every group that images have labels of, learnt or not, as in the follow-up work of Xie et al.: categories,
         * identities, distance, translation, then sines and cosines of the angles.
         */
        TDW_2024,
        /** The rows of Xie et al. (2024): categories, identities, angles as z-scores, distance, translation. */
        TDW_2023,
        /** Only the objective's groups, in the order of {@link LatentGroup}, with angles as sines and cosines. */
        OBJECTIVE
    }

    /** The loss of a length or an angle, averaged over images and units. */
    public enum RegressionLoss {
        SQUARED_ERROR,
        /** Half the squared error for an error below 1, and the error less a half above it. */
        SMOOTH_L1
    }

    /** A change of an image that keeps its labels valid. */
    public enum Augmentation {
        /** Multiplies brightness, contrast and saturation each by a factor between .6 and 1.4. */
        COLOUR,
        /** Converts one image in five to grey. */
        GREY,
        /** Mirrors one image in two left to right; only for objectives of categories and identities. */
        MIRROR
    }

    /**
     * Checks every field against its limits.
     *
     * @throws InvalidFieldException if a value breaks its limit
     */
    public Recipe {
        lossWeights = Map.copyOf(lossWeights);
        augmentations = Set.copyOf(augmentations);
        check(clipNorm >= 0 && Double.isFinite(clipNorm), "recipe.clip_norm", "clip_norm %s is below 0", clipNorm);
        lossWeights.forEach((group, weight) -> check(
                weight > 0 && Double.isFinite(weight),
                "recipe.loss_weights",
                "loss weight %s of %s is not above 0; to exclude a group, leave it out of the objective",
                weight,
                group.id()));
        check(
                shuffleWindow >= 0 && shuffleWindow <= MAX_SHUFFLE_WINDOW,
                "recipe.shuffle_window",
                "shuffle_window %d is outside 0 to %d batches",
                shuffleWindow,
                MAX_SHUFFLE_WINDOW);
        check(
                heldOutImageCount >= 0,
                "recipe.held_out_image_count",
                "held_out_image_count %d is negative",
                heldOutImageCount);
        checkImageCount("recipe.held_out_image_count", heldOutImageCount);
        if (initialWeights != null) {
            check(
                    initialWeights.startsWith("/") || isCheckpoint(initialWeights),
                    "recipe.initial_weights",
                    "initial_weights '%s' is neither an absolute path nor a checkpoint; give the path of a safetensors file as trainers see it, or a name such as runs/r1/checkpoints/64000",
                    initialWeights);
        }
        check(
                !recalibratesCheckpoints || heldOutImageCount > 0,
                "recipe.recalibrate_checkpoints",
                "recalibrate_checkpoints needs images that are held out: set held_out_image_count");
    }

    private static boolean isCheckpoint(String name) {
        try {
            CheckpointName.parse(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Creates a recipe whose checkpoints are stored once. */
    public Recipe(
            Network network,
            HeadForm head,
            Optimiser optimiser,
            LearningRate learningRate,
            double clipNorm,
            RegressionLoss regressionLoss,
            Map<LatentGroup, Double> lossWeights,
            Set<Augmentation> augmentations,
            int shuffleWindow,
            long heldOutImageCount,
            @Nullable String initialWeights) {
        this(
                network,
                head,
                optimiser,
                learningRate,
                clipNorm,
                regressionLoss,
                lossWeights,
                augmentations,
                shuffleWindow,
                heldOutImageCount,
                initialWeights,
                false);
    }

    /** Returns this recipe for another network. */
    public Recipe withNetwork(Network other) {
        return copy(other, lossWeights);
    }

    /** Returns this recipe for a run that learns no latents. */
    Recipe withoutLossWeights() {
        return copy(network, Map.of());
    }

    private Recipe copy(Network copiedNetwork, Map<LatentGroup, Double> copiedWeights) {
        return new Recipe(
                copiedNetwork,
                head,
                optimiser,
                learningRate,
                clipNorm,
                regressionLoss,
                copiedWeights,
                augmentations,
                shuffleWindow,
                heldOutImageCount,
                initialWeights,
                recalibratesCheckpoints);
    }

    void checkAgainst(Objective objective) {
        Set<LatentGroup> classes = EnumSet.of(LatentGroup.CATEGORY, LatentGroup.IDENTITY);
        check(
                !augmentations.contains(Augmentation.MIRROR) || classes.containsAll(objective.groups()),
                "recipe.augmentations",
                "MIRROR makes labels of %s wrong; use it only for objectives of category and identity",
                objective);
        lossWeights
                .keySet()
                .forEach(group -> check(
                        objective.groups().contains(group),
                        "recipe.loss_weights",
                        "loss weight of %s: objective %s does not have this group; leave the weight out",
                        group.id(),
                        objective));
    }
}
