package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.trainer.checkpoint.SavedRun;

/** Tests a store with damaged artifacts and invalid rows. */
class DamagedCheckpointsTest extends KafkaCheckpointStoreTestBase {

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
}
