package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;
import ventral.events.v1.CheckpointWritten;
import ventral.trainer.checkpoint.SavedRun;

/** Tests a store whose runs several trainers own in turn. */
class CheckpointOwnershipTest extends KafkaCheckpointStoreTestBase {

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
}
