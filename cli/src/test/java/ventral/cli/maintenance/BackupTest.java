package ventral.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.cli.kafka.TopicStore;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.RunIntent;
import ventral.platform.kafka.KafkaTopicAdmin;

/** Backs up one broker and restores into an empty one. */
class BackupTest extends BackupTestBase {

    @Test
    void the_last_values_are_restored_where_they_were() {
        fill();

        assertThat(run("backup", backup(), "--bootstrap-server", from.address()))
                .isEqualTo("");
        assertThat(restore()).isEqualTo("");

        for (Topic<?> topic : List.of(Topics.STREAM_INTENTS, Topics.RUN_INTENTS, Topics.CHECKPOINTS)) {
            assertThat(table(to, topic)).as(topic.name()).isEqualTo(table(from, topic));
        }
        assertThat(table(to, Topics.RUN_INTENTS)).containsOnlyKeys("runs/r2");
        assertThat(table(to, PHOTOGRAPHS)).as("what cannot be rendered again").hasSize(1);
        assertThat(new TopicStore(kafka(to)).names()).doesNotContain(RENDERED.name());
    }

    @Test
    void nothing_is_restored_over_what_is_there() {
        fill();
        run("backup", backup(), "--bootstrap-server", from.address());
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.RUN_INTENTS));
        write(
                to,
                Topics.RUN_INTENTS,
                0,
                RunIntent.newBuilder().setRun("runs/own").build());

        assertThat(restore())
                .contains("run-intents of " + to.address() + " is not empty (1 records", "nothing was changed");
        assertThat(table(to, Topics.RUN_INTENTS)).containsOnlyKeys("runs/own");
    }

    @Test
    void what_a_scorer_has_said_at_its_start_stays() {
        fill();
        KafkaTopicAdmin.createIfAbsent(kafka(from), List.of(Topics.BENCHMARKS));
        write(from, Topics.BENCHMARKS, 0, benchmark(1));
        run("backup", backup(), "--bootstrap-server", from.address());
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.BENCHMARKS));
        write(to, Topics.BENCHMARKS, 0, benchmark(2));

        assertThat(restore()).isEqualTo("");

        assertThat(table(to, Topics.BENCHMARKS).values()).containsExactly(benchmark(2));
    }

    @Test
    void a_dry_run_writes_nothing() {
        fill();
        run("backup", backup(), "--bootstrap-server", from.address());

        assertThat(restore("--dry-run")).isEqualTo("");

        assertThat(new TopicStore(kafka(to)).names()).isEmpty();
    }

    @Test
    void a_broker_of_something_else_is_not_saved() {
        assertThat(run("backup", backup(), "--bootstrap-server", from.address()))
                .contains("no topic stream-intents");
        assertThat(folder).isEmptyDirectory();
    }

    private static BenchmarkStatus benchmark(int version) {
        return BenchmarkStatus.newBuilder()
                .setBenchmark("benchmarks/b1")
                .setVersion(version)
                .build();
    }
}
