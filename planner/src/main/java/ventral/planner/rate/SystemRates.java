package ventral.planner.rate;

import java.util.List;

/**
 * Holds the speed of each component of a system, and the sizes of what it writes. Rates of a renderer, trainer, scorer
 * or broker are those of one node with nothing else to do. The store and the gateway exist once.
 *
 * @param renderedImagesPerSecond images drawn, encoded and appended
 * @param trainedImagesPerSecond images that one network trains on; with several networks side by side, their total
 * @param decodedImagesPerSecond images read and decoded ahead of a trainer's steps, once for all networks side by side
 * @param runStartSeconds of a trainer, for each run that it starts
 * @param savedBytesPerSecond from a trainer into the store; the trainer does not train meanwhile
 * @param sets stimulus sets on which every checkpoint is scored
 * @param imageBytes of an image in the log, including its labels and latent values
 * @param weightsBytes of a checkpoint, which scorers fetch
 * @param optimiserBytes of a checkpoint, which only trainers read
 * @param saveIntervalSeconds after which running runs are saved between checkpoints
 * @param brokerDiskBytesPerSecond reads and writes together
 * @param brokerNetworkBytesPerSecond in each direction
 * @param storeBytesPerSecond reads and writes together
 * @param gatewayRowsPerSecond rows that the gateway ingests into its ledger
 */
public record SystemRates(
        double renderedImagesPerSecond,
        double trainedImagesPerSecond,
        double decodedImagesPerSecond,
        double runStartSeconds,
        double savedBytesPerSecond,
        List<StimulusSetTiming> sets,
        double imageBytes,
        double weightsBytes,
        double optimiserBytes,
        double saveIntervalSeconds,
        double brokerDiskBytesPerSecond,
        double brokerNetworkBytesPerSecond,
        double storeBytesPerSecond,
        double gatewayRowsPerSecond) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value breaks its limit
     */
    public SystemRates {
        sets = List.copyOf(sets);
        ArgumentChecks.positive("images a second of a renderer", renderedImagesPerSecond);
        ArgumentChecks.positive("images a second of a trainer", trainedImagesPerSecond);
        ArgumentChecks.positive("images a second that a trainer decodes", decodedImagesPerSecond);
        ArgumentChecks.notNegative("seconds to start a run", runStartSeconds);
        ArgumentChecks.positive("bytes a second that a trainer saves", savedBytesPerSecond);
        ArgumentChecks.positive("bytes of an image", imageBytes);
        ArgumentChecks.positive("bytes of a checkpoint's weights", weightsBytes);
        ArgumentChecks.notNegative("bytes of a checkpoint's optimiser", optimiserBytes);
        ArgumentChecks.positive("seconds between saves", saveIntervalSeconds);
        ArgumentChecks.positive("bytes a second of a broker's disk", brokerDiskBytesPerSecond);
        ArgumentChecks.positive("bytes a second of a broker's network", brokerNetworkBytesPerSecond);
        ArgumentChecks.positive("bytes a second of the store", storeBytesPerSecond);
        ArgumentChecks.positive("rows a second of the gateway", gatewayRowsPerSecond);
    }

    /** Names the components that can limit an experiment. Each can be made faster alone. */
    public enum SystemComponent {
        RENDERERS,
        TRAINERS,
        DECODERS,
        STORE,
        SCORERS,
        BROKERS,
        GATEWAY
    }

    /**
     * Takes the rates from a value of every rate.
     *
     * @param benchmarkCount number of benchmarks, which share one stimulus set; 0 if nothing is scored
     */
    public static SystemRates of(RateValues values, int benchmarkCount) {
        return new SystemRates(
                values.get(Rate.RENDERED_IMAGES_PER_SECOND),
                values.get(Rate.TRAINED_IMAGES_PER_SECOND),
                values.get(Rate.DECODED_IMAGES_PER_SECOND),
                values.get(Rate.RUN_START_SECONDS),
                values.get(Rate.SAVED_BYTES_PER_SECOND),
                benchmarkCount == 0
                        ? List.of()
                        : List.of(new StimulusSetTiming(
                                "pictures",
                                benchmarkCount,
                                values.get(Rate.LOOK_SECONDS),
                                values.get(Rate.BENCHMARK_SECONDS))),
                values.get(Rate.IMAGE_BYTES),
                values.get(Rate.WEIGHTS_BYTES),
                values.get(Rate.OPTIMISER_BYTES),
                values.get(Rate.SAVE_INTERVAL_SECONDS),
                values.get(Rate.BROKER_DISK_BYTES_PER_SECOND),
                values.get(Rate.BROKER_NETWORK_BYTES_PER_SECOND),
                values.get(Rate.STORE_BYTES_PER_SECOND),
                values.get(Rate.GATEWAY_ROWS_PER_SECOND));
    }

    public double checkpointBytes() {
        return weightsBytes + optimiserBytes;
    }

    /** Returns the same rates with one component faster by a factor. */
    public SystemRates faster(SystemComponent part, double factor) {
        double trainers = part == SystemComponent.TRAINERS ? factor : 1;
        double store = part == SystemComponent.STORE ? factor : 1;
        double brokers = part == SystemComponent.BROKERS ? factor : 1;
        return new SystemRates(
                renderedImagesPerSecond * (part == SystemComponent.RENDERERS ? factor : 1),
                trainedImagesPerSecond * trainers,
                decodedImagesPerSecond * (part == SystemComponent.DECODERS ? factor : 1),
                runStartSeconds / trainers,
                savedBytesPerSecond * store,
                part == SystemComponent.SCORERS
                        ? sets.stream().map(set -> set.faster(factor)).toList()
                        : sets,
                imageBytes,
                weightsBytes,
                optimiserBytes,
                saveIntervalSeconds,
                brokerDiskBytesPerSecond * brokers,
                brokerNetworkBytesPerSecond * brokers,
                storeBytesPerSecond * store,
                gatewayRowsPerSecond * (part == SystemComponent.GATEWAY ? factor : 1));
    }
}
