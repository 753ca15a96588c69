package ventral.trainer.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/** Polls batches from an image log. Used by one thread, which owns the consumer. */
interface BatchReader {

    /**
     * Polls once for records.
     *
     * @return batches in the order in which they are due, possibly none
     * @throws ventral.contract.image.DamagedStreamException if a batch is missing or unreadable
     */
    List<StoredBatch> poll(Consumer<String, byte[]> consumer);

    /**
     * Returns the limit on the bytes fetched from a partition at once. A single record is fetched however large it is.
     */
    int fetchBytes();
}
