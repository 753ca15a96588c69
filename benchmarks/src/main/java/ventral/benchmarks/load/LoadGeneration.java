package ventral.benchmarks.load;

import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;

/**
 * A stream without end and the run that learns from it. The stream is deleted when the run has ended, so that a load of
 * any duration needs the disk of a few generations.
 */
record LoadGeneration(StreamName stream, StreamSpec streamSpec, RunName run, RunSpec runSpec) {

    static final int BATCH_SIZE = StreamSpec.DEFAULT_BATCH_SIZE;

    /** Checkpoints for each factor of ten while the scorer has little to do, and otherwise. */
    static final int DENSE = 20;

    static final int SPARSE = 2;

    private static final long FIRST_CHECKPOINT = 640;
    private static final StreamName COMMAND_STREAM = new StreamName("load-commands");
    private static final int LOWEST_PRIORITY = -RunSpec.MAX_PRIORITY;

    /**
     * Creates a generation.
     *
     * @param imageCount images that the run learns from, a multiple of the batch size
     * @param checkpointsPerDecade determines how much there is to score
     */
    static LoadGeneration of(int number, Network network, long imageCount, int checkpointsPerDecade) {
        StreamName stream = new StreamName("load-%d".formatted(number));
        return new LoadGeneration(
                stream,
                StreamSpec.rendered(number, 0, StreamSpec.DEFAULT_IMAGE_SIZE, BATCH_SIZE),
                new RunName("load-%d".formatted(number)),
                spec(stream, number, network, imageCount, checkpointsPerDecade, RunSpec.DEFAULT_PRIORITY));
    }

    /** Creates a run that is cancelled at once, of a stream that such runs share, with the lowest priority. */
    static LoadGeneration forCommand(int number) {
        return new LoadGeneration(
                COMMAND_STREAM,
                StreamSpec.rendered(0, BATCH_SIZE, StreamSpec.DEFAULT_IMAGE_SIZE, BATCH_SIZE),
                new RunName("load-command-%d".formatted(number)),
                spec(COMMAND_STREAM, 0, Network.TINY, BATCH_SIZE, SPARSE, LOWEST_PRIORITY));
    }

    private static RunSpec spec(
            StreamName stream, long seed, Network network, long imageCount, int checkpointsPerDecade, int priority) {
        return new RunSpec(
                stream,
                Objective.of(LatentGroup.DISTANCE, LatentGroup.ROTATION),
                imageCount,
                1,
                imageCount,
                seed,
                checkpointsPerDecade,
                FIRST_CHECKPOINT,
                Recipe.DEFAULT.withNetwork(network),
                priority,
                null);
    }

    /** Returns the number of checkpoints that the run has written once it has seen so many images. */
    int checkpointCount(long seenImageCount) {
        return runSpec.checkpoints(BATCH_SIZE).headSet(seenImageCount + 1).size();
    }
}
