package ventral.cli.recipe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe.Augmentation;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.spec.Recipe.RegressionLoss;

/**
 * Fields of a training recipe as a user set them. A field that is null, empty or zero was not set, and has the gateway's
 * default.
 */
public interface RecipeFields {

    /** Names the optimiser, which turns gradients into updates of the weights. */
    enum OptimiserKind {
        ADAM,
        SGD
    }

    @Nullable Network network();

    @Nullable HeadForm head();

    /** Returns the loss of lengths and angles. */
    @Nullable RegressionLoss regressionLoss();

    List<Augmentation> augmentations();

    OptimiserKind optimiser();

    /** Returns whether SGD uses Nesterov momentum. */
    boolean nesterov();

    /** Returns the momentum of SGD. */
    @Nullable Double momentum();

    double weightDecay();

    /** Returns the learning rate after the warm-up. */
    @Nullable Double learningRate();

    /** Returns the images over which the learning rate rises to its peak. */
    long warmUpImageCount();

    /** Returns the images after which the learning rate falls, each time. */
    @Nullable Long stepImageCount();

    /** Returns the factor by which the learning rate falls at each step. */
    @Nullable Double stepFactor();

    /** Returns the fraction of its peak to which the learning rate falls along half a cosine. */
    @Nullable Double cosineFloor();

    /** Returns the maximum norm of a gradient. */
    double clipNorm();

    /** Returns the batches whose images are shuffled together. */
    @Nullable Integer shuffleWindow();

    /** Returns the path of a safetensors file. */
    String initialWeights();

    boolean recalibratesCheckpoints();

    /** Returns weights by latent group. */
    Map<String, Double> lossWeights();

    long heldOutImageCount();
}
