package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import ventral.contract.fencing.FencingToken;
import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topics;
import ventral.contract.validation.LatentAccuracy.RegressionAccuracy;
import ventral.contract.validation.Validation;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.tensor.Tensor;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryArtifactStore;

class KafkaCheckpointStoreTest {

    private static final Instant NOW = Instant.ofEpochSecond(1000);

    private final InMemoryTopic<RunStatus> statuses = new InMemoryTopic<>(Topics.RUN_STATUSES);
    private final InMemoryTopic<CheckpointWritten> checkpoints = new InMemoryTopic<>(Topics.CHECKPOINTS);
    private final InMemoryTopic<RunSaved> resumePoints = new InMemoryTopic<>(Topics.RESUME_POINTS);
    private final InMemoryArtifactStore artifacts = new InMemoryArtifactStore();
    private long openedCount;
    private final KafkaCheckpointStore store = openStore();

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
    void a_run_resumes_from_what_another_trainer_has_saved_in_the_meantime() {
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 1000, 1, 2));
        KafkaCheckpointStore other = openStore();
        assertThat(other.last(run("r", 2)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(1000));
        other.save(run("r", 2), state(SavedRun.Kind.RESUME_POINT, 2000, 3, 4));
        other.save(run("r", 2), state(SavedRun.Kind.CHECKPOINT, 3168, 5, 6));
        assertThat(store.last(run("r", 3)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(3168));
    }

    @Test
    void a_resume_point_of_another_trainer_is_replaced_with_its_artifacts() {
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 1000, 1, 2));
        openStore().save(run("r", 2), state(SavedRun.Kind.RESUME_POINT, 2000, 3, 4));
        openStore().save(run("r", 3), state(SavedRun.Kind.RESUME_POINT, 3000, 5, 6));
        assertThat(artifacts.uris()).hasSize(2);
        openStore().deleteResumePoint(run("r", 4));
        assertThat(artifacts.uris()).isEmpty();
    }

    @Test
    void a_state_that_a_former_owner_saves_late_is_not_resumed_from() throws InvalidProtocolBufferException {
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 3168, 3, 4));
        CheckpointWritten late = checkpoints.last();
        checkpoints.open().delete(late.getCheckpoint());
        KafkaCheckpointStore other = openStore();
        other.save(run("r", 2), state(SavedRun.Kind.RESUME_POINT, 2000, 1, 2));
        checkpoints.open().put(late);
        assertThat(other.last(run("r", 2)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(2000));
    }

    @Test
    void a_former_owner_neither_saves_nor_deletes_a_state() {
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 1000, 1, 2));
        KafkaCheckpointStore other = openStore();
        other.save(run("r", 2), state(SavedRun.Kind.RESUME_POINT, 2000, 3, 4));
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 3000, 5, 6));
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 3168, 7, 8));
        store.deleteResumePoint(run("r", 1));
        assertThat(resumePoints.keys()).containsExactly("runs/r", "runs/r");
        assertThat(checkpoints.keys()).isEmpty();
        assertThat(other.last(run("r", 2)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(2000));
    }

    @Test
    void a_run_falls_back_to_the_state_before_a_damaged_one() throws InvalidProtocolBufferException {
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2));
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 2000, 3, 4));
        artifacts.delete(
                URI.create(resumePoints.last().getState().getOptimiser().getUri()), "");
        assertThat(store.last(run("r", 1)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(1000));
    }

    @Test
    void a_row_that_cannot_be_converted_neither_stops_other_runs_nor_its_own() throws InvalidProtocolBufferException {
        checkpoints.append(
                CheckpointWritten.newBuilder().setCheckpoint("what is this").build());
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2));
        CheckpointWritten far = checkpoints.last().toBuilder()
                .setCheckpoint("runs/r/checkpoints/2000")
                .setSeenImageCount(2000)
                .setWeights(Artifact.newBuilder().setUri("://"))
                .build();
        checkpoints.append(far);
        resumePoints.append(RunSaved.newBuilder().setRun("runs/r").setState(far).build());
        assertThat(openStore().last(run("r", 2)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(1000));
        assertThat(checkpoints.skipped()).containsExactly("what is this", "runs/r/checkpoints/2000");
        assertThat(resumePoints.skipped()).containsExactly("runs/r");
    }

    @Test
    void a_row_with_a_malformed_uri_costs_that_state_alone() throws InvalidProtocolBufferException {
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2));
        CheckpointWritten whole = checkpoints.last();
        for (String uri : List.of("not a URI", "://", "file:///a b")) {
            CheckpointWritten malformed = whole.toBuilder()
                    .setCheckpoint("runs/r/checkpoints/2000")
                    .setSeenImageCount(2000)
                    .setWeights(whole.getWeights().toBuilder().setUri(uri))
                    .build();
            checkpoints.append(malformed);
            resumePoints.append(
                    RunSaved.newBuilder().setRun("runs/r").setState(malformed).build());
            assertThat(store.last(run("r", 1)))
                    .as(uri)
                    .hasValueSatisfying(
                            saved -> assertThat(saved.seenImageCount()).isEqualTo(1000));
        }
        store.save(run("r", 1), state(SavedRun.Kind.RESUME_POINT, 3000, 3, 4));
        assertThat(store.last(run("r", 1)))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isEqualTo(3000));
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
    void an_artifact_that_a_resume_point_names_is_deleted_only_if_it_is_the_runs_own()
            throws InvalidProtocolBufferException {
        store.save(run("r", 1), state(SavedRun.Kind.CHECKPOINT, 1000, 1, 2));
        resumePoints
                .open()
                .put(RunSaved.newBuilder()
                        .setRun("runs/r")
                        .setState(checkpoints.last())
                        .build());
        store.deleteResumePoint(run("r", 1));
        assertThat(resumePoints.keys()).containsExactly("runs/r", "runs/r deleted");
        assertThat(artifacts.uris()).hasSize(2);
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

    /** Opens the store of a trainer that takes the runs over. */
    private KafkaCheckpointStore openStore() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        RunTables tables = new RunTables(
                statuses.open(RunTables.STATUS_RULES),
                checkpoints.open(RunTables.CHECKPOINT_RULES),
                resumePoints.open(RunTables.RESUME_POINT_RULES));
        openedCount++;
        KafkaRunFence fence = new KafkaRunFence(tables, openedCount, clock);
        fence.takeOver(List.of(new RunName("r"), new RunName("other")));
        return new KafkaCheckpointStore(tables, fence, artifacts, run -> artifacts.forOwner(run.id()), clock);
    }

    private static OwnedRun run(String id, int assignment) {
        RunSpec spec = new RunSpec(new StreamName("s"), Objective.parse("distance"), 80_000, 1, 3, 2, null);
        return new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 0, assignment);
    }

    private static SavedRun state(SavedRun.Kind kind, long seenImageCount, long weight, long stepCount) {
        return new SavedRun(
                kind,
                seenImageCount,
                new StreamPosition(0, seenImageCount / 8),
                new DataFingerprint(8, "ab".repeat(32)),
                new Validation(
                        seenImageCount, 80, .5, Map.of(Latent.DISTANCE, new RegressionAccuracy(.25, .125)), null),
                tensors(weight),
                ChecksumLearner.named("step_count", stepCount),
                null);
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

    private static SortedMap<String, Tensor> tensors(long weight) {
        return ChecksumLearner.named("weight", weight);
    }
}
