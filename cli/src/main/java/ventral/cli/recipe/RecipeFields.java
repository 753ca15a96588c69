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

    @Nullable Network network();

    @Nullable HeadForm head();

    /** Returns the loss of lengths and angles. */
    @Nullable RegressionLoss regressionLoss();

    List<Augmentation> augmentations();

    OptimiserFields optimiser();

    /** Returns the batches whose images are shuffled together. */
    @Nullable Integer shuffleWindow();

    /** Returns the path of a safetensors file. */
    String initialWeights();

    boolean recalibratesCheckpoints();

    /** Returns weights by latent group. */
    Map<String, Double> lossWeights();

    long heldOutImageCount();
}
