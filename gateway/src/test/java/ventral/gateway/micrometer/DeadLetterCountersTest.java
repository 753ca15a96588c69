package ventral.gateway.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadLetterCountersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DeadLetterCounters counters =
            new DeadLetterCounters(List.of("scores.dead", "run-statuses.dead"), registry);

    @Test
    void every_topic_has_a_counter_before_its_first_letter() {
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "ventral_gateway_dead_letters_total{topic=\"scores.dead\"} 0.0",
                        "ventral_gateway_dead_letters_total{topic=\"run-statuses.dead\"} 0.0");

        counters.count("scores.dead");
        assertThat(lines()).contains("ventral_gateway_dead_letters_total{topic=\"scores.dead\"} 1.0");
    }

    @Test
    void another_topic_is_refused() {
        assertThatThrownBy(() -> counters.count("scores")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> lines() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("ventral_gateway_dead_letters"))
                .map(line -> line.replace(",}", "}"))
                .toList();
    }
}
