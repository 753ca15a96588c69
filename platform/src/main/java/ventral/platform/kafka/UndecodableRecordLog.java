package ventral.platform.kafka;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs records of tables that a service skips because it cannot decode them, and passes on the topic of each. */
public final class UndecodableRecordLog implements LiveTable.UndecodableRecordListener {

    private static final Logger LOG = LoggerFactory.getLogger(UndecodableRecordLog.class);

    private final Consumer<String> counter;

    /**
     * Creates the log.
     *
     * @param counter called with the topic of each record
     */
    public UndecodableRecordLog(Consumer<String> counter) {
        this.counter = counter;
    }

    @Override
    public void onUndecodable(ConsumerRecord<String, byte[]> record, String cause) {
        LOG.error(
                "{} is skipped: offset {} of {}-{} cannot be decoded: {}",
                record.key(),
                record.offset(),
                record.topic(),
                record.partition(),
                cause);
        counter.accept(record.topic());
    }
}
