package ventral.benchmarks.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.benchmarks.train.image.SyntheticBatch;
import ventral.contract.latent.Objective;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.trainer.djl.DeviceChoice;
import ventral.trainer.djl.DjlLearnerFactory;
import ventral.trainer.djl.Precision;
import ventral.trainer.djl.PrecisionChoice;
import ventral.trainer.djl.ProductThreshold;
import ventral.trainer.djl.TrainingStepArchive;
import ventral.trainer.learner.Learner;
import ventral.trainer.objective.TargetEncoder;

/**
 * Writes training steps as TorchScript archives, for measurements in another program, and the losses that the tiny
 * network's step has in Java, with the weights and batches that it had them on.
 */
@Command(
        name = "export-step",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Writes the training step as TorchScript archives, with recorded losses of a tiny network.")
@SuppressWarnings("NullAway.Init")
public final class ExportStepCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OBJECTIVE = "distance-translation-rotation";
    private static final int IMAGE_SIZE = 64;
    private static final int BATCH_SIZE = 8;
    private static final int BATCHES = 4;
    private static final int STEPS = 8;

    @Option(names = "--folder", required = true, description = "Folder to write to, empty or absent.")
    Path folder;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        List<Map<String, Object>> archives = new ArrayList<>();
        archives.add(archive(Network.RESNET18, Precision.BF16));
        archives.add(archive(Network.RESNET18, Precision.FP32));
        archives.add(archive(Network.TINY, Precision.FP32));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("archives", archives);
        manifest.put("learning_rate", TrainingWorkload.LEARNING_RATE);
        manifest.put("recorded", recorded());
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("manifest.json").toFile(), manifest);
        return 0;
    }

    private static TrainingWorkload workload(Network network) {
        return new TrainingWorkload(network, Objective.parse(OBJECTIVE), IMAGE_SIZE, BATCH_SIZE, 1);
    }

    /** Writes an archive and returns what a program needs to know to call it. */
    private Map<String, Object> archive(Network network, Precision precision) throws IOException {
        TrainingWorkload workload = workload(network);
        String file = "%s-%s.pt".formatted(network.id(), precision.name().toLowerCase(Locale.ROOT));
        try (InputStream bytes =
                TrainingStepArchive.open(workload.recipe(), workload.layout(), precision, ProductThreshold.NONE)) {
            Files.copy(bytes, folder.resolve(file));
        }
        int units = workload.layout().unitCount();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", file);
        entry.put("network", network.id());
        entry.put("units", units);
        entry.put("head", workload.headParts());
        entry.put("weights", List.copyOf(ResNet.weights(network, units).keySet()));
        entry.put("statistics", List.copyOf(ResNet.statistics(network).keySet()));
        entry.put("optimiser_state", TrainingStepArchive.optimiserState(workload.recipe()));
        return entry;
    }

    /** Trains the tiny network for some steps, writes its initial weights and its batches, and returns the losses. */
    private Map<String, Object> recorded() throws IOException {
        TrainingWorkload workload = workload(Network.TINY);
        TargetEncoder encoder = new TargetEncoder(workload.objective(), SyntheticBatch.SPACE, workload.recipe());
        List<SyntheticBatch> batches = IntStream.range(0, BATCHES)
                .mapToObj(i -> SyntheticBatch.batch(i, BATCH_SIZE, IMAGE_SIZE))
                .toList();
        DjlLearnerFactory learners = new DjlLearnerFactory(1, PrecisionChoice.FP32, DeviceChoice.of("cpu"));
        List<Double> losses = new ArrayList<>();
        try (Learner learner = learners.create(workload.recipe(), encoder.layout(), 1)) {
            PeerInputFiles.write(folder, learner.weights(), batches, encoder);
            for (int i = 0; i < STEPS; i++) {
                SyntheticBatch batch = batches.get(i % BATCHES);
                learner.step(
                        batch.pixels(),
                        BATCH_SIZE,
                        IMAGE_SIZE,
                        encoder.encode(batch.labels(), BATCH_SIZE),
                        TrainingWorkload.LEARNING_RATE);
                losses.add(learner.takeLossSummary().lossSum());
            }
        }
        return Map.of("engine", learners.describe(), "losses", losses);
    }
}
