package ventral.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.cli.backup.TopicRecord;
import ventral.contract.topic.Topics;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.ScoringTask;
import ventral.platform.artifact.ArtifactRoots;

final class CheckpointArtifactsTest {

    private static final String SHA256 = "0f".repeat(32);
    private static final String FILE = SHA256 + ".safetensors";
    private static final ArtifactRoots ROOTS =
            ArtifactRoots.of("--artifact-root", List.of("/data/artifacts", "s3://ventral/checkpoints"));
    private static final CheckpointWritten CHECKPOINT = CheckpointWritten.newBuilder()
            .setCheckpoint("runs/r1/checkpoints/0")
            .setWeights(artifact("file:///data/artifacts/" + FILE))
            .setOptimiser(artifact("s3://ventral/checkpoints/" + FILE))
            .setRecalibratedWeights(artifact("file:///data/artifacts/resume/r1-" + FILE))
            .build();

    @Test
    void every_artifact_of_every_record_is_found_and_moved() throws InvalidProtocolBufferException {
        Map<String, byte[]> values = Map.of(
                Topics.CHECKPOINTS.name(),
                CHECKPOINT.toByteArray(),
                Topics.RESUME_POINTS.name(),
                RunSaved.newBuilder().setState(CHECKPOINT).build().toByteArray(),
                Topics.SCORING_TASKS.name(),
                ScoringTask.newBuilder().setCheckpoint(CHECKPOINT).build().toByteArray());
        for (Map.Entry<String, byte[]> value : values.entrySet()) {
            String topic = value.getKey();
            TopicRecord row = row(value.getValue());

            assertThat(CheckpointArtifacts.of(topic, row))
                    .as(topic)
                    .hasSize(3)
                    .allSatisfy(
                            reference -> assertThat(reference.refusal(ROOTS)).isEmpty());
            assertThat(CheckpointArtifacts.of(topic, CheckpointArtifacts.relocate(Path.of("/moved"), topic, row)))
                    .as(topic)
                    .extracting(ArtifactReference::uri)
                    .containsExactly(
                            "file:///moved/" + FILE, "s3://ventral/checkpoints/" + FILE, "file:///moved/r1-" + FILE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "file:///data/artifacts/../../etc/passwd",
                "file:///data/artifacts/%00",
                "file:relative",
                "file://host/data/artifacts/x",
                "https://ventral/checkpoints/x",
                "s3://others/x",
                "not a URI",
                "://",
                "x\u001b[2J"
            })
    void an_artifact_elsewhere_is_refused_before_and_after_it_is_moved(String uri)
            throws InvalidProtocolBufferException {
        String topic = Topics.CHECKPOINTS.name();
        TopicRecord row = row(CHECKPOINT.toBuilder()
                .clearOptimiser()
                .clearRecalibratedWeights()
                .setWeights(artifact(uri))
                .build()
                .toByteArray());
        TopicRecord moved = CheckpointArtifacts.relocate(Path.of("/data/artifacts"), topic, row);

        for (TopicRecord each : List.of(row, moved)) {
            assertThat(CheckpointArtifacts.of(topic, each))
                    .singleElement()
                    .satisfies(reference -> assertThat(reference.refusal(ROOTS)).isPresent());
        }
    }

    @Test
    void a_record_that_cannot_be_decoded_is_an_error() {
        assertThatThrownBy(() -> CheckpointArtifacts.of(Topics.CHECKPOINTS.name(), row(new byte[] {-1, -1, -1})))
                .isInstanceOf(InvalidProtocolBufferException.class);
    }

    private static TopicRecord row(byte[] value) {
        return new TopicRecord(1, "runs/r1/checkpoints/0", value, 5);
    }

    private static Artifact artifact(String uri) {
        return Artifact.newBuilder()
                .setUri(uri)
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(SHA256)))
                .build();
    }
}
