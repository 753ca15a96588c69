package ventral.render.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ventral.contract.name.StreamName;
import ventral.render.stream.AppendListener;

/**
 * Counts the images that this renderer has appended, by stream, and times their encoding. The counter of a stream exists from the opening of its
 * log, because an alert on an increase misses the first images of a series that begins above 0. Thread-safe.
 */
public final class ImageCounters implements AppendListener {

    private final MeterRegistry registry;
    private final Timer encoding;
    private final Map<StreamName, Counter> counters = new ConcurrentHashMap<>();

    public ImageCounters(MeterRegistry registry) {
        this.registry = registry;
        this.encoding = Timer.builder("ventral.renderer.encode")
                .description("Time that the images of a batch took to encode")
                .register(registry);
    }

    @Override
    public void onOpened(StreamName stream) {
        counters.computeIfAbsent(
                stream,
                name -> Counter.builder("ventral.renderer.images")
                        .description("Images that were rendered and appended to the log of their stream")
                        .tag("stream", name.id())
                        .register(registry));
    }

    @Override
    public void onEncoded(StreamName stream, Duration duration) {
        encoding.record(duration);
    }

    @Override
    public void onAppended(StreamName stream, int imageCount) {
        Counter counter = counters.get(stream);
        if (counter != null) {
            counter.increment(imageCount);
        }
    }

    @Override
    public void onAbandoned(StreamName stream) {
        Counter counter = counters.remove(stream);
        if (counter != null) {
            registry.remove(counter);
        }
    }
}
