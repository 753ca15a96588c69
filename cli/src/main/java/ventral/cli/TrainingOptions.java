package ventral.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.type.v1.Recipe;

/** What a run and a sweep say alike. */
final class TrainingOptions {

    @Option(names = "--stream", required = true, paramLabel = "STREAM", description = "to learn from, s1 or streams/s1")
    private String stream = "";

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the images (default: ${DEFAULT-VALUE})")
    private int epochs = 1;

    @Option(
            names = "--checkpoints-per-decade",
            paramLabel = "N",
            description = "checkpoints for each factor of ten in images seen (default: ${DEFAULT-VALUE})")
    private int checkpointsPerDecade = RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "-1000 to 1000; a higher one goes first, and takes the place of a lower one (default: 0)")
    private int priority = RunSpec.DEFAULT_PRIORITY;

    @Mixin
    private RecipeOptions recipe = new RecipeOptions();

    StreamName stream() {
        return stream.contains("/") ? StreamName.parse(stream) : new StreamName(stream);
    }

    int epochs() {
        return epochs;
    }

    int checkpointsPerDecade() {
        return checkpointsPerDecade;
    }

    int priority() {
        return priority;
    }

    Recipe recipe() {
        return recipe.recipe(epochs);
    }
}
