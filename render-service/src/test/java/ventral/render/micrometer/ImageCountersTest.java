package ventral.render.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
        assertThat(registry.find("ventral.renderer.images").meters()).isEmpty();
    }

    @Test
    void the_time_to_encode_is_summed_over_batches() {
        counters.onEncoded(STREAM, Duration.ofMillis(250));
        counters.onEncoded(new StreamName("other"), Duration.ofMillis(500));
        Timer timer = registry.get("ventral.renderer.encode").timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(750);
    }

    private double count() {
        return registry.get("ventral.renderer.images")
                .tag("stream", "s")
                .counter()
                .count();
    }
}
