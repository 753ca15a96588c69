package ventral.benchmarks.load.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTextTest {

    private static final String TEXT = """
            # HELP images_total Images
            # TYPE images_total counter
            images_total{stream="a b"} 64.0
            images_total{stream="c"} 1.28E2
            images_total_created 7
            tasks 5.0 1700000000000
            """;

    @Test
    void series_are_named_by_their_labels() {
        assertThat(MetricsText.series(TEXT, "images_total"))
                .isEqualTo(Map.of("images_total{stream=\"a b\"}", 64., "images_total{stream=\"c\"}", 128.));
    }

    @Test
    void a_time_after_the_value_is_ignored() {
        assertThat(MetricsText.series(TEXT, "tasks")).isEqualTo(Map.of("tasks", 5.));
    }

    @Test
    void a_metric_whose_name_is_a_prefix_of_another_is_not_found() {
        assertThat(MetricsText.series(TEXT, "images")).isEmpty();
    }
}
