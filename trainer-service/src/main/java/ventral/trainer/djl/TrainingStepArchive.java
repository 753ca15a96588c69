package ventral.trainer.djl;

import java.io.InputStream;
import java.util.List;
import ventral.contract.spec.Recipe;
import ventral.trainer.objective.HeadLayout;

/** Writes the training step of a recipe as a TorchScript archive, which every libtorch can load and run. */
public final class TrainingStepArchive {

    private TrainingStepArchive() {}

    /**
     * Opens the archive's bytes. Its method {@code train_step} changes the tensors that are passed to it in place:
     * weights and batch-norm statistics in the order of {@link ventral.contract.network.ResNet}, then the optimiser's
     * state.
     *
     * @param threshold which convolutions the step computes as matrix products
     */
    public static InputStream open(Recipe recipe, HeadLayout layout, Precision precision, ProductThreshold threshold) {
        return TorchScriptArchive.of(StepScript.MODULE, StepScript.source(recipe, layout, precision, threshold));
    }

    /** Returns the names of the optimiser's state tensors of each weight, such as {@code exp_avg}, in their order. */
    public static List<String> optimiserState(Recipe recipe) {
        return OptimiserScript.of(recipe.optimiser()).memory();
    }
}
