package ventral.benchmarks.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.benchmarks.train.kafka.BenchStream;

/** An optional stream on the broker. Closing it deletes the stream. */
record StreamFixture(@Nullable BenchStream stream, List<String> options) implements AutoCloseable {

    boolean isThere() {
        return stream != null;
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
