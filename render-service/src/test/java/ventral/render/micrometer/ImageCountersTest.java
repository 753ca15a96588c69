package ventral.render.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;

class ImageCountersTest {

    private static final StreamName STREAM = new StreamName("s");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ImageCounters counters = new ImageCounters(registry);

    @Test
    void the_images_of_a_stream_are_counted_from_zero() {
        counters.onOpened(STREAM);
        assertThat(count()).isZero();
        counters.onAppended(STREAM, 64);
        counters.onOpened(STREAM);
        counters.onAppended(STREAM, 64);
        assertThat(count()).isEqualTo(128);
    }

    @Test
    void the_counter_of_an_abandoned_stream_is_removed_for_good() {
        counters.onOpened(STREAM);
        counters.onAbandoned(STREAM);
        counters.onAppended(STREAM, 64); // acknowledged after the stream was abandoned
        assertThat(registry.getMeters()).isEmpty();
    }

    private double count() {
        return registry.get("ventral.renderer.images")
                .tag("stream", "s")
                .counter()
                .count();
    }
}
