package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import ventral.events.v1.BenchmarkStatus;
import ventral.scorer.benchmark.InstalledBenchmark;

/** Tests tasks that another scorer, or none, measures. */
class ScoringTaskOwnershipTest extends ScoringTaskConsumerTestBase {

    @Test
    void tombstones_and_tasks_for_other_scorers_are_skipped() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        consumer.onTask(row(null));
        consumer.onTask(row(task("runs/r/checkpoints/64/scores/elsewhere")));
        consumer.onTask(new ConsumerRecord<>(PARTITION.topic(), 8, 0, SCORE, task(SCORE)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_task_of_a_benchmark_that_no_scorer_has_is_deleted() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        benchmarks.put(List.of(new InstalledBenchmark.Ready(benchmark)));
        String gone = "runs/r/checkpoints/64/scores/gone";
        consumer.onTask(new ConsumerRecord<>(PARTITION.topic(), 7, 0, gone, task(gone)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).containsExactly(new ProducerRecord<>(PARTITION.topic(), 7, gone, null));
    }

    @Test
    void a_task_of_a_benchmark_that_another_scorer_has_stays_in_the_table() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        benchmarks.put(List.of(new InstalledBenchmark.Ready(benchmark)));
        statuses.append(
                BenchmarkStatus.newBuilder().setBenchmark("benchmarks/newer").build());
        String newer = "runs/r/checkpoints/64/scores/newer";
        consumer.onTask(new ConsumerRecord<>(PARTITION.topic(), 7, 0, newer, task(newer)));
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_task_of_a_revoked_partition_is_left_to_its_new_owner() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        try (MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest")) {
            consumer.onPartitionsRevoked(kafka, List.of(PARTITION));
        }
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_score_of_a_partition_that_is_revoked_during_the_measurement_is_not_written() throws Exception {
        ScoringTaskConsumer[] self = new ScoringTaskConsumer[1];
        self[0] = assigned(model -> (sets, progress) -> {
            try (MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest")) {
                self[0].onPartitionsRevoked(kafka, List.of(PARTITION));
            }
            return candidate.lookAt(sets, progress);
        });
        self[0].onTask(row(task(SCORE)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }
}
