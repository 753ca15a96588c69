package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import ventral.contract.latent.Objective;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.StreamName;
import ventral.contract.network.Network;
import ventral.contract.spec.RunSpec;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.ReferenceScored;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.SafetensorsNetwork;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.testing.BenchmarkFixtures;

/** Fixtures of the scorer's topics. */
final class KafkaFixtures {

    static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    static final String DIGEST = "ab".repeat(32);
    static final String CHECKPOINT = "runs/r/checkpoints/64";

    static final CheckpointWritten WRITTEN = CheckpointWritten.newBuilder()
            .setCheckpoint(CHECKPOINT)
            .setRunSpec(
                    SpecMapper.toWire(new RunSpec(new StreamName("s"), Objective.parse("distance"), 64, 1, 0, 2, null)))
            .setSeenImageCount(64)
            .setNetwork("resnet18")
            .setImageSize(32)
            .setWeights(artifact("file:///weights"))
            .build();

    private KafkaFixtures() {}

    static Artifact artifact(String uri) {
        return Artifact.newBuilder()
                .setUri(uri)
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(DIGEST)))
                .build();
    }

    static ReferenceModel reference(String name, String sha256) {
        return new ReferenceModel(
                new ReferenceName(name),
                new SafetensorsNetwork(
                        Path.of("weights"), sha256, "Display", Network.RESNET18, Preprocessing.ofTorchvision(224)));
    }

    static NeuralBenchmark benchmark(String name, String contentDigest) {
        StimulusSet plain = BenchmarkFixtures.stimuli(name);
        return BenchmarkFixtures.benchmark(
                name,
                Metric.PLS,
                new StimulusSet(name, contentDigest, plain.visualDegrees(), plain.stimuli(), plain.pictures()));
    }

    /** Assigns a partition to a consumer of the service, and asserts that it reads it from its start. */
    static void assign(KafkaConsumerRebalanceListener consumer, TopicPartition partition) {
        try (MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest")) {
            kafka.updateBeginningOffsets(Map.of(partition, 0L));
            kafka.assign(List.of(partition));
            kafka.seek(partition, 5);
            consumer.onPartitionsAssigned(kafka, List.of(partition));
            assertThat(kafka.position(partition)).isZero();
        }
    }

    static KafkaScoreStore store(
            InMemoryTopic<CheckpointScored> scores, InMemoryTopic<ReferenceScored> referenceScores) {
        return new KafkaScoreStore(
                scores.open(KafkaScoreStore.SCORE_RULES),
                referenceScores.open(KafkaScoreStore.REFERENCE_SCORE_RULES),
                CLOCK);
    }
}
