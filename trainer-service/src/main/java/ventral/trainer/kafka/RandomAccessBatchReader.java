package ventral.trainer.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;
import ventral.platform.kafka.BatchSearch;

/** Reads given batches in a given order, each by a search. */
final class RandomAccessBatchReader implements BatchReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<ImageBatch> topic;
    private final PrimitiveIterator.OfLong batches;
    private @Nullable BatchSearch search;

    RandomAccessBatchReader(Topic<ImageBatch> topic, PrimitiveIterator.OfLong batches) {
        this.topic = topic;
        this.batches = batches;
    }

    @Override
    public List<StoredBatch> poll(Consumer<String, byte[]> consumer) {
        if (search == null) {
            if (!batches.hasNext()) {
                consumer.pause(consumer.assignment());
                consumer.poll(POLL);
                return List.of();
            }
            search = BatchSearch.begin(consumer, topic, batches.nextLong());
        }
        Optional<ImageBatch> found = search.poll(POLL);
        if (found.isEmpty()) {
            return List.of();
        }
        StoredBatch batch = new StoredBatch(found.get(), search.trace());
        search = null;
        return List.of(batch);
    }

    @Override
    public int fetchBytes() {
        return 1; // the next record of the log is not the next batch here
    }
}
