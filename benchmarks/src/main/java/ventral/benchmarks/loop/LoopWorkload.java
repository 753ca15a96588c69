package ventral.benchmarks.loop;

import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;

/**
 * A stream and the run that learns once from each of its images.
 *
 * @param checkpointCount checkpoints that the run writes
 */
record LoopWorkload(StreamName stream, StreamSpec streamSpec, RunName run, RunSpec runSpec, int checkpointCount) {

    static final int BATCH_SIZE = StreamSpec.DEFAULT_BATCH_SIZE;

    private static final long FIRST_CHECKPOINT = 640;

    /**
     * Creates a workload.
     *
     * @param name id of its stream and of its run
     * @param seed seed of its images and of its weights; weights that equal those of another workload would not be
     *     scored again
     * @param imageCount images of the stream, a multiple of the batch size
     * @param checkpointsPerDecade determines how much there is to score
     */
    static LoopWorkload of(String name, long seed, Network network, long imageCount, int checkpointsPerDecade) {
        StreamName stream = new StreamName(name);
        Recipe recipe = Recipe.DEFAULT.withNetwork(network);
        RunSpec run = new RunSpec(
                stream,
                Objective.of(LatentGroup.DISTANCE, LatentGroup.TRANSLATION, LatentGroup.ROTATION),
                imageCount,
                1,
                imageCount,
                seed,
                checkpointsPerDecade,
                FIRST_CHECKPOINT,
                recipe,
                RunSpec.DEFAULT_PRIORITY,
                null);
        return new LoopWorkload(
                stream,
                StreamSpec.rendered(
                        seed, recipe.heldOutImageCount() + imageCount, StreamSpec.DEFAULT_IMAGE_SIZE, BATCH_SIZE),
                new RunName(name),
                run,
                run.checkpoints(BATCH_SIZE).size());
    }
}
