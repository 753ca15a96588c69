package ventral.benchmarks.loop;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.benchmarks.gateway.grpc.LoadApiClient;
import ventral.benchmarks.load.LocalProcesses;
import ventral.benchmarks.load.MeasuredSystemOptions;
import ventral.benchmarks.load.NetworkConverter;
import ventral.contract.network.Network;

@Command(
        name = "loop",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long rendering, training and scoring take at once, beside the time of each alone.",
            "",
            "'ventral bench loop' starts a system on free ports with a temporary data folder, and stops and removes",
            "it afterwards; the options for it, from --data on, are not needed. Nothing else should run meanwhile."
        },
        footer = {"", "Example:", "  ./ventral bench loop --images 16384"})
@SuppressWarnings("NullAway.Init")
public final class LoopBenchCommand implements Callable<Integer> {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

    @Option(
            names = "--network",
            defaultValue = "resnet18",
            converter = NetworkConverter.class,
            description = "Network of the run: tiny, resnet18 or resnet50" + DEFAULT + ".")
    Network network;

    @Option(
            names = "--images",
            defaultValue = "8192",
            description = "Images of 64 pixels that are rendered and learnt from, a multiple of 64" + DEFAULT + ".")
    long imageCount;

    @Option(
            names = "--checkpoints-per-decade",
            defaultValue = "10",
            description = "Checkpoints for each factor of ten in images seen, all of which are scored" + DEFAULT + ".")
    int checkpointsPerDecade;

    @Mixin
    MeasuredSystemOptions system;

    @Override
    public Integer call() throws Exception {
        system.check(
                imageCount > 0 && imageCount % LoopWorkload.BATCH_SIZE == 0,
                "--images %d is not a positive multiple of %d".formatted(imageCount, LoopWorkload.BATCH_SIZE));
        system.check(
                checkpointsPerDecade > 0,
                "--checkpoints-per-decade %d is not positive".formatted(checkpointsPerDecade));
        if (system.validateOnly()) {
            return 0;
        }
        LocalProcesses processes = system.processes();
        try (LoadApiClient client = new LoadApiClient(system.gateway())) {
            new LoopMeasurement(client, () -> processes.pid(LocalProcesses.SCORER), System.err::println)
                    .measure(network, imageCount, checkpointsPerDecade)
                    .table()
                    .forEach(System.out::println);
        }
        return 0;
    }
}
