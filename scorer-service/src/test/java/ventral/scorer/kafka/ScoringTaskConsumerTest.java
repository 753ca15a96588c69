package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ScoringTask;

/** Tests what becomes of a task by the outcome of its measurement. */
class ScoringTaskConsumerTest extends ScoringTaskConsumerTestBase {

    @Test
    void a_task_of_an_own_partition_is_scored_and_deleted() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows()).extracting(CheckpointScored::getScore).containsExactly(SCORE);
        assertThat(tasks.sent()).containsExactly(new ProducerRecord<>(PARTITION.topic(), 7, SCORE, null));
    }

    @Test
    void a_score_that_exists_is_not_written_again_but_its_task_deleted() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        consumer.onTask(row(task(SCORE)));
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows()).hasSize(1);
        assertThat(tasks.sent()).hasSize(2);
    }

    @Test
    void a_task_of_equal_weights_has_a_score_of_its_own_and_is_deleted_without_a_measurement() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        ScoringTaskConsumer consumer = assigned(model -> {
            loads.incrementAndGet();
            return candidate;
        });
        consumer.onTask(row(task(SCORE)));
        String equal = "runs/q/checkpoints/64/scores/one";
        ScoringTask task = Topics.SCORING_TASKS.decode(task(equal)).toBuilder()
                .setCheckpoint(KafkaFixtures.WRITTEN.toBuilder().setCheckpoint("runs/q/checkpoints/64"))
                .build();
        consumer.onTask(new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), 1, equal, Topics.SCORING_TASKS.encode(task)));
        assertThat(loads).hasValue(1);
        assertThat(scores.rows()).extracting(CheckpointScored::getScore).containsExactly(SCORE, equal);
        assertThat(scores.rows()).extracting(CheckpointScored::getMeasuredScore).containsExactly("", SCORE);
        assertThat(tasks.sent()).last().isEqualTo(new ProducerRecord<>(PARTITION.topic(), 7, equal, null));
    }

    @Test
    void a_task_that_fails_stays_in_the_table() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            throw new IOException("the weights are gone");
        });
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows().get(0).getError().getMessage()).isEqualTo("the weights are gone");
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_task_that_is_deferred_is_moved_behind_the_others_and_no_failure_is_written() throws Exception {
        ScoringTaskConsumer consumer = assignedWithoutStore();
        byte[] task = task(SCORE);
        consumer.onTask(row(task));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).containsExactly(new ProducerRecord<>(PARTITION.topic(), 7, SCORE, task));
    }

    @Test
    void an_error_exits_the_process_and_leaves_the_task_in_the_table() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            throw new UnsatisfiedLinkError("no libtorch");
        });
        assertThatThrownBy(() -> consumer.onTask(row(task(SCORE)))).isInstanceOf(UnsatisfiedLinkError.class);
        assertThat(exits).hasValue(1);
        assertThat(failure.cause()).hasValue("no libtorch");
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_stack_overflow_is_the_failure_of_its_task() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            throw new StackOverflowError();
        });
        consumer.onTask(row(task(SCORE)));
        assertThat(exits).hasValue(0);
        assertThat(scores.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.hasError()).isTrue());
    }

    @Test
    void a_record_that_cannot_be_decoded_is_reported_and_left_to_the_dead_letter_topic() {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        assertThatThrownBy(() -> consumer.onTask(row(new byte[] {-1, -1, -1})))
                .isInstanceOf(InvalidProtocolBufferException.class);
        assertThatThrownBy(() -> consumer.onTask(row(task("what is this"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(undecodable).containsExactly(SCORE, SCORE);
    }
}
