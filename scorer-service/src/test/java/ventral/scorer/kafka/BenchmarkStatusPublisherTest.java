package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.topic.Topics;
import ventral.events.v1.BenchmarkStatus;
import ventral.platform.kafka.LiveTable;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.type.v1.BenchmarkState;

class BenchmarkStatusPublisherTest {

    private static final InstalledBenchmark READY =
            new InstalledBenchmark.Ready(KafkaFixtures.benchmark("one", "images"));
    private static final InstalledBenchmark DAMAGED =
            new InstalledBenchmark.Damaged(new BenchmarkName("torn"), "torn.yaml: no colon");

    private final InMemoryTopic<BenchmarkStatus> statuses = new InMemoryTopic<>(Topics.BENCHMARKS);

    @Test
    void a_benchmark_whose_descriptor_is_gone_is_deleted() {
        statuses.append(BenchmarkStatus.newBuilder()
                .setBenchmark("benchmarks/gone")
                .setState(BenchmarkState.BENCHMARK_STATE_READY)
                .build());
        publisher().put(List.of(READY, DAMAGED));
        assertThat(published()).containsExactly("benchmarks/one", "benchmarks/torn");
    }

    @Test
    void a_scorer_without_any_descriptor_deletes_nothing() {
        publisher().put(List.of(READY));
        BenchmarkStatusPublisher other = publisher();
        other.put(List.of());
        assertThat(published()).containsExactly("benchmarks/one");
        assertThat(other.isDeleted(new BenchmarkName("gone"))).isFalse();
    }

    @Test
    void a_benchmark_is_deleted_only_if_no_scorer_has_it() {
        BenchmarkStatusPublisher publisher = publisher();
        assertThat(publisher.isDeleted(new BenchmarkName("gone")))
                .as("before the scorer has published its benchmarks")
                .isFalse();
        publisher.put(List.of(READY, DAMAGED));
        statuses.append(
                BenchmarkStatus.newBuilder().setBenchmark("benchmarks/newer").build());
        assertThat(publisher.isDeleted(new BenchmarkName("newer"))).isFalse();
        assertThat(publisher.isDeleted(new BenchmarkName("torn"))).isFalse();
        assertThat(publisher.isDeleted(new BenchmarkName("gone"))).isTrue();
    }

    private BenchmarkStatusPublisher publisher() {
        return new BenchmarkStatusPublisher(statuses.open(), KafkaFixtures.CLOCK);
    }

    private List<String> published() {
        LiveTable<BenchmarkStatus> table = statuses.open();
        table.refresh();
        return table.rows(row -> true).stream()
                .map(BenchmarkStatus::getBenchmark)
                .toList();
    }
}
