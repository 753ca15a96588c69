package ventral.benchmarks.train;

import picocli.CommandLine.Option;
import ventral.contract.latent.Objective;
import ventral.contract.network.Network;

/** Options of a workload that both commands share. */
@SuppressWarnings("NullAway.Init")
final class TrainingWorkloadOptions {

    static final String ONE_DEFAULT = " (default: ${DEFAULT-VALUE})";

    @Option(
            names = "--network",
            defaultValue = "RESNET18",
            description = "Network to train: ${COMPLETION-CANDIDATES}" + ONE_DEFAULT + ".")
    Network network;

    @Option(
            names = "--objective",
            defaultValue = "distance-translation-rotation",
            description = "Objective to learn" + ONE_DEFAULT + ".")
    String objective;

    @Option(
            names = "--batch-size",
            defaultValue = "0",
            description = {"Images in a step (default: 64 of 64 x 64 pixels,", "32 of 128 x 128, 16 of 224 x 224)."})
    int batchSize;

    @Option(names = "--threads", defaultValue = "0", description = "CPU threads (default: one for each core).")
    int threads;

    @Option(names = "--device", defaultValue = "cpu", description = "Device, cpu or gpu" + ONE_DEFAULT + ".")
    String device;

    TrainingWorkload workload(int imageSize) {
        return new TrainingWorkload(
                network,
                Objective.parse(objective),
                imageSize,
                batchSize > 0 ? batchSize : TrainingWorkload.batchSize(imageSize),
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    }
}
