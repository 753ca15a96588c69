package ventral.benchmarks.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.benchmarks.ProcessMemory;
import ventral.benchmarks.train.image.SyntheticBatch;
import ventral.contract.name.StreamName;
import ventral.platform.pixels.BatchCodec;
import ventral.trainer.djl.DeviceChoice;
import ventral.trainer.djl.DjlLearnerFactory;
import ventral.trainer.djl.PrecisionChoice;
import ventral.trainer.kafka.KafkaImageSourceFactory;
import ventral.trainer.learner.Learner;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.TargetEncoder;

/**
 * Takes one measurement in its own process, because the peak memory of a process includes everything that it ever did.
 * Prints the result as a line of JSON.
 */
@Command(name = "probe", hidden = true, mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class ProbeCommand implements Callable<Integer> {

    /** Warm-up steps, after which all code of a step is compiled. */
    static final int WARM_UP = 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long READINGS = 10;

    /** Kinds of measurements. */
    enum Kind {
        /** The step alone, on one batch. */
        BARE,
        /** Steps on batches from a broker. */
        FED,
        /** Memory during many steps. */
        MEMORY,
        /** The loss of each step, on batches that are first written to files. */
        CURVE
    }

    @Mixin
    TrainingWorkloadOptions options;

    @Option(names = "--kind", required = true)
    Kind kind;

    @Option(names = "--precision", required = true)
    PrecisionChoice precision;

    @Option(names = "--image-size", required = true)
    int imageSize;

    @Option(names = "--steps", required = true)
    int steps;

    @Option(names = "--kafka")
    @Nullable String kafka;

    @Option(names = "--stream", description = "Stream on that broker.")
    @Nullable String stream;

    @Option(names = "--stream-batches", defaultValue = "0")
    long streamBatches;

    @Option(names = "--folder", description = "Folder for the files of a curve.")
    @Nullable Path folder;

    private TrainingWorkload workload;
    private TargetEncoder encoder;

    @Override
    public Integer call() throws InterruptedException, IOException {
        workload = options.workload(imageSize);
        encoder = new TargetEncoder(workload.objective(), SyntheticBatch.SPACE, workload.recipe());
        DjlLearnerFactory learners =
                new DjlLearnerFactory(workload.threads(), precision, DeviceChoice.of(options.device));
        try (Learner learner = learners.create(workload.recipe(), encoder.layout(), 1)) {
            Map<String, Object> answer = new HashMap<>();
            switch (kind) {
                case BARE -> answer.putAll(pace(learner, sameAgain(learner)));
                case FED -> answer.putAll(fed(learner));
                case MEMORY -> watchMemory(learner);
                case CURVE -> answer.putAll(curve(learner));
            }
            answer.put("engine", learners.describe());
            answer.put("peak_bytes", ProcessMemory.peakBytes());
            answer.put(
                    "device_peak_bytes",
                    learners.device().startsWith("cpu") ? 0 : learners.use().memoryBytes());
            System.out.println(JSON.writeValueAsString(answer));
        }
        return 0;
    }

    private Map<String, Object> pace(Learner learner, StepTimer.StepAction step) throws InterruptedException {
        StepTimer.StepTime seconds = StepTimer.measure(WARM_UP, steps, step, learner::takeLossSummary);
        return Map.of(
                "images_per_second",
                workload.batchSize() / seconds.step(),
                "cpu_seconds_per_image",
                seconds.cpu() / workload.batchSize());
    }

    private StepTimer.StepAction sameAgain(Learner learner) {
        SyntheticBatch batch = SyntheticBatch.batch(0, workload.batchSize(), imageSize);
        BatchTargets targets = encoder.encode(batch.labels(), batch.imageCount());
        return () -> step(learner, batch.pixels(), targets);
    }

    private Map<String, Object> fed(Learner learner) throws InterruptedException {
        try (BatchCodec codec = BatchCodec.open();
                RepeatingStreamReader feed = feed(codec)) {
            return pace(learner, fromStream(learner, feed));
        }
    }

    private StepTimer.StepAction fromStream(Learner learner, RepeatingStreamReader feed) {
        return () -> {
            var batch = feed.next();
            step(learner, batch.pixels(), encoder.encode(batch.labels(), batch.imageCount()));
        };
    }

    private RepeatingStreamReader feed(BatchCodec codec) {
        if (kafka == null || stream == null) {
            throw new IllegalArgumentException("a stream-fed step needs --kafka and --stream");
        }
        return new RepeatingStreamReader(
                new KafkaImageSourceFactory(Map.of("bootstrap.servers", kafka), codec),
                new StreamName(stream),
                streamBatches);
    }

    private void step(Learner learner, byte[] pixels, BatchTargets targets) {
        learner.step(pixels, workload.batchSize(), imageSize, targets, TrainingWorkload.LEARNING_RATE);
    }

    private void watchMemory(Learner learner) throws InterruptedException {
        if (kafka == null) {
            watchMemory(learner, sameAgain(learner));
            return;
        }
        try (BatchCodec codec = BatchCodec.open();
                RepeatingStreamReader feed = feed(codec)) {
            watchMemory(learner, fromStream(learner, feed));
        }
    }

    private void watchMemory(Learner learner, StepTimer.StepAction step) throws InterruptedException {
        long every = Math.max(1, steps / READINGS);
        for (long taken = 1; taken <= steps; taken++) {
            step.take();
            if (taken % StepTimer.GROUP == 0) {
                learner.takeLossSummary();
            }
            if (taken % every == 0) {
                System.out.printf("after %,9d steps: %,6d MB%n", taken, ProcessMemory.residentBytes() >> 20);
            }
        }
    }

    private Map<String, Object> curve(Learner learner) throws IOException {
        if (folder == null) {
            throw new IllegalArgumentException("a curve needs --folder");
        }
        List<SyntheticBatch> batches = IntStream.range(0, LossCurves.BATCHES)
                .mapToObj(i -> SyntheticBatch.batch(i, workload.batchSize(), imageSize))
                .toList();
        PeerInputFiles.write(folder, learner.weights(), batches, encoder);
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            SyntheticBatch batch = batches.get(i % batches.size());
            step(learner, batch.pixels(), encoder.encode(batch.labels(), batch.imageCount()));
            losses.add(learner.takeLossSummary().lossSum());
        }
        return Map.of("losses", losses);
    }
}
