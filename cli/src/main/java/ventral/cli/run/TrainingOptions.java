package ventral.cli.run;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.option.ResourceArguments;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.type.v1.Recipe;

/** Options that runs and sweeps share. */
public final class TrainingOptions {

    @Option(
            names = "--stream",
            required = true,
            paramLabel = "STREAM",
            description = "stream to learn from, such as s1 or streams/s1")
    private String stream = "";

    @Option(
            names = {"--epochs", "--passes"},
            paramLabel = "N",
            description = "passes over the images (default: 1)")
    private @Nullable Integer epochs;

    @Option(
            names = "--checkpoints-per-decade",
            paramLabel = "N",
            description = "checkpoints for each factor of ten in images seen (default: ${DEFAULT-VALUE})")
    private int checkpointsPerDecade = RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE;

    @Option(
            names = "--first-checkpoint",
            paramLabel = "IMAGES",
            description = "images seen at which the grid of checkpoints starts (default: ${DEFAULT-VALUE})")
    private long firstCheckpoint = RunSpec.DEFAULT_FIRST_CHECKPOINT;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "priority from -1000 to 1000; a higher one goes first and preempts a lower one (default: 0)")
    private int priority = RunSpec.DEFAULT_PRIORITY;

    @Mixin
    private RecipeOptions recipe = new RecipeOptions();

    public StreamName stream() {
        return ResourceArguments.stream(stream);
    }

    /** Returns whether the user set the number of passes. */
    public boolean hasEpochs() {
        return epochs != null;
    }

    /** Returns the passes; 0 for the gateway's default. */
    public int epochs() {
        return epochs == null ? 0 : epochs;
    }

    public long firstCheckpoint() {
        return firstCheckpoint;
    }

    public int checkpointsPerDecade() {
        return checkpointsPerDecade;
    }

    public int priority() {
        return priority;
    }

    public Recipe recipe() {
        return recipe.recipe(epochs == null ? 1 : epochs);
    }
}
