package ventral.benchmarks.load.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleCsvTest {

    private static final SampleCsv CSV = new SampleCsv(List.of("a.memory_mb", "a.files"));

    private static final LoadSample WHOLE = new LoadSample(10, Map.of("a.memory_mb", 12.5, "a.files", 7.));
    private static final LoadSample PARTIAL = new LoadSample(20, Map.of("a.files", 8.));

    @Test
    void samples_are_read_as_they_were_written() {
        SampleCsv.Contents contents = SampleCsv.parse(List.of(CSV.header(), CSV.line(WHOLE), CSV.line(PARTIAL)));
        assertThat(contents.columns()).isEqualTo(CSV.columns());
        assertThat(contents.samples()).containsExactly(WHOLE, PARTIAL);
    }

    @Test
    void a_missing_value_is_an_empty_cell() {
        assertThat(CSV.line(PARTIAL)).isEqualTo("20.00,,8.00");
        assertThat(PARTIAL.value("a.memory_mb")).isNaN();
    }

    @Test
    void an_incomplete_last_line_is_left_out() {
        assertThat(SampleCsv.parse(List.of(CSV.header(), CSV.line(WHOLE), "20.00,1"))
                        .samples())
                .containsExactly(WHOLE);
    }

    @Test
    void a_file_without_a_header_is_refused() {
        assertThatThrownBy(() -> SampleCsv.parse(List.of(CSV.line(WHOLE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must start with elapsed_s");
        assertThatThrownBy(() -> SampleCsv.parse(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
