package ventral.benchmarks.load.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.benchmarks.load.sample.LoadSample;
import ventral.benchmarks.load.sample.SampleCsv;

class TrendTableTest {

    private static final List<String> COLUMNS =
            List.of("gateway.memory_mb", "gateway.files", "images_learnt.per_second");

    @Test
    void each_column_has_a_line_with_its_limit_and_verdict() {
        TrendTable table = TrendTable.of(contents(100, 2), 0);
        assertThat(table.lines()).hasSize(4);
        assertThat(table.lines().get(1))
                .startsWith("gateway.memory_mb")
                .contains("10 % and 32")
                .endsWith("flat");
        assertThat(table.lines().get(2)).startsWith("gateway.files").endsWith("GROWING");
        assertThat(table.lines().get(3)).startsWith("images_learnt.per_second").doesNotContain("flat");
        assertThat(table.hasGrowth()).isTrue();
        assertThat(table.isInconclusive()).isFalse();
    }

    @Test
    void nothing_grows_in_a_steady_system() {
        assertThat(TrendTable.of(contents(100, 0), 0).hasGrowth()).isFalse();
    }

    @Test
    void a_load_that_is_shorter_than_its_warm_up_is_inconclusive() {
        TrendTable table = TrendTable.of(contents(20, 0), 300);
        assertThat(table.isInconclusive()).isTrue();
        assertThat(table.hasGrowth()).isFalse();
        assertThat(table.lines().get(1)).endsWith("too few samples");
    }

    /** Returns samples in which the number of open files grows. */
    private static SampleCsv.Contents contents(int count, int filesPerSample) {
        return new SampleCsv.Contents(
                COLUMNS,
                IntStream.range(0, count)
                        .mapToObj(i -> new LoadSample(
                                10. * i,
                                Map.of(
                                        COLUMNS.get(0), 400.,
                                        COLUMNS.get(1), 100. + filesPerSample * i,
                                        COLUMNS.get(2), 150.)))
                        .toList());
    }
}
