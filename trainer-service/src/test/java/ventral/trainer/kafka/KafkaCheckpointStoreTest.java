package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.testing.ChecksumLearner;

class KafkaCheckpointStoreTest extends KafkaCheckpointStoreTestBase {

    @Test
    void a_checkpoint_is_a_row_that_names_its_artifacts() throws InvalidProtocolBufferException {
        OwnedRun run = run("r", 3);
        store.save(run, recalibratedCheckpoint(1000));
        assertThat(checkpoints.keys()).containsExactly("runs/r/checkpoints/1000");
        assertThat(resumePoints.keys()).isEmpty();
        CheckpointWritten row = checkpoints.last();
        assertThat(row.getRunSpec()).isEqualTo(SpecMapper.toWire(run.spec()));
        assertThat(row.getSeenImageCount()).isEqualTo(1000);
        assertThat(row.getNetwork()).isEqualTo("resnet18");
        assertThat(FencingTokenMapper.fromWire(row)).isEqualTo(new FencingToken(1, 1, 1));
        assertThat(row.getCreateTime()).isEqualTo(TimestampMapper.toWire(NOW));
        assertThat(artifacts.uris())
                .containsExactlyInAnyOrder(
                        URI.create(row.getWeights().getUri()),
                        URI.create(row.getOptimiser().getUri()),
                        URI.create(row.getRecalibratedWeights().getUri()));
    }

    @Test
    void a_run_resumes_from_a_checkpoint_as_it_was_saved() {
        SavedRun state = state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2);
        store.save(run("r", 1), state);
        assertThat(store.last(run("r", 1))).hasValue(state);
        assertThat(openStore().last(run("r", 2))).hasValue(state);
    }

    @Test
    void a_run_resumes_from_a_resume_point_as_it_was_saved() {
        SavedRun state = state(SavedRun.Kind.RESUME_POINT, 2000, 1, 2);
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 3, 4));
        store.save(run("r", 1), state);
        assertThat(store.last(run("r", 1))).hasValue(state);
        assertThat(openStore().last(run("r", 2))).hasValue(state);
    }

    @Test
    void states_of_other_runs_are_left_alone() {
        store.save(run("other", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2));
        store.save(run("other", 1), state(SavedRun.Kind.RESUME_POINT, 2000, 3, 4));
        assertThat(store.last(run("r", 1))).isEmpty();
        store.deleteResumePoint(run("r", 1));
        assertThat(resumePoints.keys()).containsExactly("runs/other");
        assertThat(store.last(run("other", 1)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(2000));
    }

    @Test
    void a_resume_point_replaces_the_one_before_and_its_artifacts() {
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 1000, 1, 2));
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 2000, 3, 4));
        assertThat(resumePoints.keys()).containsExactly("runs/r", "runs/r");
        assertThat(artifacts.uris()).hasSize(2);
        assertThat(store.last(run("r", 1)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(2000));
    }

    @Test
    void an_artifact_that_two_resume_points_share_is_kept() {
        SavedRun state = state(SavedRun.Kind.RESUME_POINT, 2000, 3, 2);
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 1000, 1, 2));
        store.save(run("r", 1), state);
        assertThat(artifacts.uris()).hasSize(2);
        assertThat(store.last(run("r", 1))).hasValue(state);
    }

    @Test
    void the_resume_point_of_a_run_that_has_ended_is_deleted_with_its_artifacts() {
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2));
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 2000, 3, 4));
        store.deleteResumePoint(run("r", 1));
        store.deleteResumePoint(run("r", 1));
        assertThat(resumePoints.keys()).containsExactly("runs/r", "runs/r deleted");
        assertThat(artifacts.uris()).hasSize(2);
        assertThat(store.last(run("r", 1)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(1000));
    }

    @Test
    void the_weights_of_a_checkpoint_of_any_run_are_read_and_verified() throws InvalidProtocolBufferException {
        store.save(run("r", 1), recalibratedCheckpoint(1000));
        CheckpointName checkpoint = CheckpointName.parse("runs/r/checkpoints/1000");
        assertThat(openStore().weights(checkpoint))
                .hasEntrySatisfying(
                        "weight",
                        weight -> assertThat(weight.data().getLong(0))
                                .isEqualTo(tensors(1).get("weight").data().getLong(0)));

        CheckpointWritten row = checkpoints.last();
        for (Artifact damaged : List.of(
                row.getWeights().toBuilder()
                        .setSha256(row.getOptimiser().getSha256())
                        .build(),
                row.getWeights().toBuilder().setUri("not a URI").build(),
                row.getWeights().toBuilder().setUri("memory:///gone").build())) {
            checkpoints.open().put(row.toBuilder().setWeights(damaged).build());
            assertThatThrownBy(() -> store.weights(checkpoint))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("initial_weights runs/r/checkpoints/1000 cannot be read: ")
                    .hasMessageEndingWith("restore its artifact, or name another checkpoint");
        }
    }

    @Test
    void a_checkpoint_that_does_not_exist_has_no_weights() {
        assertThatThrownBy(() -> store.weights(CheckpointName.parse("runs/r/checkpoints/64")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("initial_weights runs/r/checkpoints/64 does not exist");
    }

    @Test
    void a_full_store_leaves_the_tables_as_they_are() {
        artifacts.fill();
        assertThatThrownBy(() -> store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2)))
                .isInstanceOf(ArtifactStoreUnavailableException.class);
        assertThat(checkpoints.keys()).isEmpty();
        assertThat(artifacts.uris()).isEmpty();
    }

    @Test
    void a_record_is_read_once_however_often_a_run_is_saved_or_resumed() {
        for (int i = 1; i <= 20; i++) {
            store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000L * i, i, i));
            store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 1000L * i + 500, i, -i));
            assertThat(store.last(run("r", 1))).isPresent();
        }
        store.deleteResumePoint(run("r", 1));
        assertThat(store.last(run("r", 1))).isPresent();
        assertThat(checkpoints.readCount()).isEqualTo(checkpoints.keys().size());
        assertThat(resumePoints.readCount()).isEqualTo(resumePoints.keys().size());
    }

    @Test
    void the_tables_are_read_as_often_to_delete_many_resume_points_as_to_delete_one() {
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 1000, 1, 2));
        store.save(run("other", 1), state(SavedRun.Kind.RESUME_POINT, 1000, 3, 4));
        List<OwnedRun> runs = List.of(run("r", 1), run("other", 1));
        assertThat(store.withResumePoint(runs)).containsExactlyElementsOf(runs);
        int statusReads = statuses.refreshCount();
        int resumePointReads = resumePoints.refreshCount();
        store.deleteResumePoints(runs);
        assertThat(statuses.refreshCount() - statusReads).isOne();
        assertThat(resumePoints.refreshCount() - resumePointReads).isOne();
        assertThat(store.withResumePoint(runs)).isEmpty();
        assertThat(artifacts.uris()).isEmpty();
    }

    private static SavedRun recalibratedCheckpoint(long seenImageCount) {
        return new SavedRun(
                SavedRun.Kind.CHECKPOINT,
                seenImageCount,
                StreamPosition.START,
                new DataFingerprint(8, "ab".repeat(32)),
                null,
                tensors(1),
                ChecksumLearner.named("step_count", 2),
                tensors(3));
    }
}
