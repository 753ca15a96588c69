package ventral.gateway.bench.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.network.ResNet;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.LayerChoice;
import ventral.events.v1.LayerScore;
import ventral.events.v1.RunStatus;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.Region;
import ventral.type.v1.RunState;

/**
 * Writes synthetic records of trainers and the scorer to the topics. Values are derived from names, so they are the
 * same every time.
 */
public final class SyntheticEventProducer implements AutoCloseable {

    private static final int SPLIT_COUNT = 10;
    private static final double CEILING = .8;
    private static final int DIGEST_BYTES = 32;
    private static final long SIZE_BYTES = 45_000_000;

    private final KafkaProducer<String, byte[]> producer;
    private final Instant time = Instant.parse("2026-05-04T12:00:00Z");

    /**
     * Creates the producer.
     *
     * @param broker such as {@code 127.0.0.1:8474}
     */
    public SyntheticEventProducer(String broker) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5));
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Reports a benchmark as ready. The first two parts of its name are its suite, {@code alone} for none, and its
     * region.
     */
    public void benchmark(BenchmarkName benchmark) {
        write(
                Topics.BENCHMARKS,
                BenchmarkStatus.newBuilder()
                        .setBenchmark(benchmark.toString())
                        .setState(BenchmarkState.BENCHMARK_STATE_READY)
                        .setRegion(region(benchmark))
                        .setMetric(metric(benchmark))
                        .setSuite(suite(benchmark))
                        .setCeiling(CEILING)
                        .setStimulusCount(3200)
                        .setNeuroidCount(168)
                        .setVersion(1)
                        .setSimulated(true)
                        .setUpdateTime(TimestampMapper.toWire(time))
                        .build());
    }

    public void succeeded(RunName run, RunSpec spec) {
        write(
                Topics.RUN_STATUSES,
                status(run, RunState.RUN_STATE_SUCCEEDED, spec.totalImageCount())
                        .build());
    }

    /**
     * Reports a run as running.
     *
     * @param seenImageCount increases from one report of the run to the next
     */
    public void running(RunName run, long seenImageCount) {
        write(
                Topics.RUN_STATUSES,
                status(run, RunState.RUN_STATE_RUNNING, seenImageCount)
                        .setDevice("cpu, 2 threads")
                        .build());
    }

    public void checkpoint(CheckpointName checkpoint, RunSpec spec) {
        write(
                Topics.CHECKPOINTS,
                CheckpointWritten.newBuilder()
                        .setCheckpoint(checkpoint.toString())
                        .setRunSpec(SpecMapper.toWire(spec))
                        .setSeenImageCount(checkpoint.seenImageCount())
                        .setNetwork("resnet18")
                        .setImageSize(64)
                        .setOwnerGeneration(1)
                        .setWeights(Artifact.newBuilder()
                                .setUri("file:///artifacts/%s.safetensors".formatted(checkpoint))
                                .setSizeBytes(SIZE_BYTES)
                                .setSha256(digest(checkpoint)))
                        .setCreateTime(TimestampMapper.toWire(time.plusSeconds(checkpoint.seenImageCount())))
                        .build());
    }

    public void score(CheckpointName checkpoint, BenchmarkName benchmark, RunSpec spec) {
        ScoreName name = new ScoreName(checkpoint, benchmark);
        List<String> layers = ResNet.layers(spec.recipe().network());
        double raw = raw(name);
        write(
                Topics.SCORES,
                CheckpointScored.newBuilder()
                        .setScore(name.toString())
                        .setRunSpec(SpecMapper.toWire(spec))
                        .setSeenImageCount(checkpoint.seenImageCount())
                        .setRegion(region(benchmark))
                        .setSimulated(true)
                        .setSuite(suite(benchmark))
                        .setMetric(metric(benchmark))
                        .setBenchmarkVersion(1)
                        .setLayer(layers.get(layers.size() / 2))
                        .setLayerChoice(LayerChoice.newBuilder()
                                .setMethod(LayerChoice.Method.METHOD_BEST)
                                .setBenchmark(benchmark.toString()))
                        .setRawValue(raw)
                        .setStandardError(.01)
                        .setCeiling(CEILING)
                        .setRatioSquaredValue(raw / CEILING * raw / CEILING)
                        .setSquaredOverCeilingValue(raw * raw / CEILING)
                        .addAllLayers(layers.stream()
                                .map(layer -> layerScore(layer, raw))
                                .toList())
                        .setCreateTime(TimestampMapper.toWire(time.plusSeconds(checkpoint.seenImageCount())))
                        .build());
    }

    /** Waits until the broker has acknowledged every record. */
    public void flush() {
        producer.flush();
    }

    private RunStatus.Builder status(RunName run, RunState state, long seenImageCount) {
        return RunStatus.newBuilder()
                .setRun(run.toString())
                .setState(state)
                .setSeenImageCount(seenImageCount)
                .setLoss(.5f)
                .setImagesPerSecond(280)
                .setLearningRate(.001)
                .setOwnerGeneration(1)
                .setUpdateTime(TimestampMapper.toWire(time.plusSeconds(seenImageCount)));
    }

    /** Returns a raw score that grows with the images seen and differs a little from run to run. */
    private static double raw(ScoreName name) {
        double noise = Math.floorMod(name.toString().hashCode(), 1000) / 20_000.;
        return .2 + .05 * Math.log10(1. + name.checkpoint().seenImageCount()) + noise;
    }

    private static LayerScore layerScore(String layer, double raw) {
        double value = raw - Math.floorMod(layer.hashCode(), 100) / 1000.;
        return LayerScore.newBuilder()
                .setLayer(layer)
                .setRawValue(value)
                .setStandardError(.01)
                .addAllSplitValues(IntStream.range(0, SPLIT_COUNT)
                        .mapToObj(split -> value + .001 * split)
                        .toList())
                .build();
    }

    private static ByteString digest(CheckpointName checkpoint) {
        byte[] digest = new byte[DIGEST_BYTES];
        byte[] name = checkpoint.toString().getBytes(UTF_8);
        System.arraycopy(name, Math.max(0, name.length - DIGEST_BYTES), digest, 0, Math.min(name.length, DIGEST_BYTES));
        return ByteString.copyFrom(digest);
    }

    private static String suite(BenchmarkName benchmark) {
        String word = benchmark.id().split("-")[0];
        return word.equals("alone") ? "" : word;
    }

    private static Region region(BenchmarkName benchmark) {
        return Region.valueOf("REGION_" + benchmark.id().split("-")[1].toUpperCase(Locale.ROOT));
    }

    private static String metric(BenchmarkName benchmark) {
        return benchmark.id().split("-")[2];
    }

    private <T extends Message> void write(Topic<T> topic, T message) {
        producer.send(new ProducerRecord<>(topic.name(), topic.key().apply(message), topic.encode(message)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
