package ventral.trainer.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import ventral.events.v1.ImageBatch;

/** A manner of reading an image log. Used by one thread, which owns the consumer. */
interface LogReading {

    /**
     * Waits a moment for records.
     *
     * @return batches in the order in which they are due, perhaps none
     * @throws ventral.contract.image.DamagedStreamException if a batch is missing or unreadable
     */
    List<ImageBatch> poll(Consumer<String, byte[]> consumer);

    /** What is fetched from a partition at once; one record is, however long it is. */
    int fetchBytes();
}
