package ventral.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ventral.cli.option.EnumConverter;
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

    static final class OptimiserKindConverter extends EnumConverter<OptimiserKind> {
        OptimiserKindConverter() {
            super(OptimiserKind.class);
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

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

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

    @Option(
            names = "--optimiser",
            paramLabel = "NAME",
            converter = OptimiserKindConverter.class,
            description = "optimiser: adam or sgd (default: adam)")
    private OptimiserKind optimiser = OptimiserKind.ADAM;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "learning rate after the warm-up (default: 0.001 for adam, 0.1 for sgd)")
    private @Nullable Double learningRate;

    @Option(names = "--momentum", paramLabel = "FACTOR", description = "momentum of sgd (default: 0.9)")
    private @Nullable Double momentum;

    @Option(names = "--nesterov", description = "use Nesterov momentum with sgd")
    private boolean nesterov;

    @Option(
            names = "--weight-decay",
            paramLabel = "FACTOR",
            description = "weight decay; adam with it is AdamW (default: 0)")
    private double weightDecay;

    @Option(
            names = "--warm-up",
            paramLabel = "IMAGES",
            description = "images over which the learning rate rises to its peak (default: 0)")
    private long warmUp;

    @Option(
            names = "--step-every",
            paramLabel = "IMAGES",
            description = "images after which the learning rate falls, each time")
    private @Nullable Long stepEvery;

    @Option(
            names = "--step-factor",
            paramLabel = "FACTOR",
            description = "factor by which it falls with --step-every (default: 0.1)")
    private @Nullable Double stepFactor;

    @Option(
            names = "--cosine",
            arity = "0..1",
            fallbackValue = "0",
            paramLabel = "FLOOR",
            description = "let the learning rate fall along half a cosine to this fraction of its peak (default: 0)")
    private @Nullable Double cosine;

    @Option(
            names = "--clip-norm",
            paramLabel = "NORM",
            description = "maximum norm of a gradient; a longer one is scaled to it (default: no clipping)")
    private double clipNorm;

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
    public OptimiserKind optimiser() {
        check(
                optimiser == OptimiserKind.SGD || momentum == null && !nesterov,
                "--momentum and --nesterov need --optimiser sgd");
        return optimiser;
    }

    @Override
    public boolean nesterov() {
        return nesterov;
    }

    @Override
    public @Nullable Double momentum() {
        return momentum;
    }

    @Override
    public double weightDecay() {
        return weightDecay;
    }

    @Override
    public @Nullable Double learningRate() {
        check(stepEvery == null || cosine == null, "--step-every and --cosine exclude each other");
        check(stepEvery != null || stepFactor == null, "--step-factor needs --step-every");
        check(learningRate == null || learningRate > 0, "--learning-rate must be above 0");
        return learningRate;
    }

    @Override
    public long warmUpImageCount() {
        return warmUp;
    }

    @Override
    public @Nullable Long stepImageCount() {
        return stepEvery;
    }

    @Override
    public @Nullable Double stepFactor() {
        return stepFactor;
    }

    @Override
    public @Nullable Double cosineFloor() {
        return cosine;
    }

    @Override
    public double clipNorm() {
        return clipNorm;
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

    private void check(boolean holds, String rule) {
        if (!holds) {
            if (command == null) {
                throw new IllegalStateException("options of no command");
            }
            throw new ParameterException(command.commandLine(), rule);
        }
    }
}
