package ventral.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.option.EnumConverter;
import ventral.cli.recipe.OptimiserFields;
import ventral.cli.recipe.RecipeFields;
import ventral.cli.recipe.RecipeMessages;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe.Augmentation;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.spec.Recipe.RegressionLoss;
import ventral.contract.wire.RecipeMapper;
import ventral.type.v1.Recipe;

/** Options for the training recipe. Defaults are those of Xie et al. (2024). */
final class RecipeOptions implements RecipeFields {

    /** Names of checkpoints, as opposed to relative paths. */
    private static final String CHECKPOINT = "runs/[^/]+/checkpoints/[^/]+";

    static final class NetworkConverter extends EnumConverter<Network> {
        NetworkConverter() {
            super(Network.class);
        }
    }

    static final class HeadFormConverter extends EnumConverter<HeadForm> {
        HeadFormConverter() {
            super(HeadForm.class);
        }
    }

    static final class RegressionLossConverter extends EnumConverter<RegressionLoss> {
        RegressionLossConverter() {
            super(RegressionLoss.class);
        }
    }

    static final class AugmentationConverter extends EnumConverter<Augmentation> {
        AugmentationConverter() {
            super(Augmentation.class);
        }
    }

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            converter = NetworkConverter.class,
            description = "architecture: resnet18, resnet50 or tiny (default: resnet18)")
    private @Nullable Network network;

    @Option(
            names = "--head",
            paramLabel = "FORM",
            converter = HeadFormConverter.class,
            description = "rows of the last layer: tdw-2024, tdw-2023 or objective (default: tdw-2024)")
    private @Nullable HeadForm head;

    @Mixin
    private OptimiserOptions optimiser = new OptimiserOptions();

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            converter = RegressionLossConverter.class,
            description = "loss of lengths and angles: squared-error or smooth-l1 (default: squared-error)")
    private @Nullable RegressionLoss loss;

    @Option(
            names = "--loss-weight",
            paramLabel = "GROUP=WEIGHT",
            description = "loss weight of a latent group, such as rotation=0.5; may be repeated (default: 1 each)")
    private Map<String, Double> lossWeights = Map.of();

    @Option(
            names = "--augment",
            split = ",",
            paramLabel = "NAME",
            converter = AugmentationConverter.class,
            description = "augmentations of training images: colour, grey, mirror (default: none)")
    private List<Augmentation> augmentations = List.of();

    @Option(
            names = "--shuffle-window",
            paramLabel = "BATCHES",
            description = "batches whose images are shuffled together; 0 for the stream's order (default: 16 with "
                    + "several epochs, else 0)")
    private @Nullable Integer shuffleWindow;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            description = "held-out images at the stream's start, on which checkpoints are validated (default: 0)")
    private long heldOut;

    @Option(
            names = "--recalibrate",
            description = "score every checkpoint also with batch-norm statistics of the held-out images")
    private boolean recalibrate;

    @Option(
            names = "--initial-weights",
            paramLabel = "FILE|CHECKPOINT",
            description = "initial weights: a safetensors file below one of the trainers' folders in"
                    + " ventral.trainer.initial-weights, or a checkpoint such as runs/r1/checkpoints/64000"
                    + " (default: random weights)")
    private @Nullable String initialWeights;

    /**
     * Returns the recipe with unset fields for defaults.
     *
     * @param epochCount epochs of the run
     * @throws ventral.contract.spec.InvalidFieldException if a value is out of its limits
     */
    Recipe recipe(int epochCount) {
        Recipe recipe = RecipeMessages.of(this);
        RecipeMapper.fromWire(recipe, epochCount);
        return recipe;
    }

    @Override
    public @Nullable Network network() {
        return network;
    }

    @Override
    public @Nullable HeadForm head() {
        return head;
    }

    @Override
    public @Nullable RegressionLoss regressionLoss() {
        return loss;
    }

    @Override
    public List<Augmentation> augmentations() {
        return augmentations;
    }

    @Override
    public OptimiserFields optimiser() {
        return optimiser;
    }

    @Override
    public @Nullable Integer shuffleWindow() {
        return shuffleWindow;
    }

    @Override
    public String initialWeights() {
        if (initialWeights == null || initialWeights.matches(CHECKPOINT)) {
            return initialWeights == null ? "" : initialWeights;
        }
        return Path.of(initialWeights).toAbsolutePath().normalize().toString();
    }

    @Override
    public boolean recalibratesCheckpoints() {
        return recalibrate;
    }

    @Override
    public Map<String, Double> lossWeights() {
        return lossWeights;
    }

    @Override
    public long heldOutImageCount() {
        return heldOut;
    }
}
