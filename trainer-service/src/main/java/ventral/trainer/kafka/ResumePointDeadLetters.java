package ventral.trainer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import ventral.contract.topic.Topics;
import ventral.platform.kafka.LiveTable;

/**
 * Copies resume points that cannot be decoded to their dead-letter topic, with the cause in a header. The gateway copies
 * those of the other tables. A record is copied once, however often trainers start and read it.
 */
public final class ResumePointDeadLetters implements LiveTable.UndecodableRecordListener {

    private static final Logger LOG = Logger.getLogger(ResumePointDeadLetters.class);

    private final LiveTable.UndecodableRecordListener next;
    private final Predicate<ConsumerRecord<String, byte[]>> copied;
    private final Function<ProducerRecord<String, byte[]>, CompletionStage<?>> sender;

    /**
     * Creates the writer.
     *
     * @param next is notified of the records of every table
     * @param copied returns whether the dead-letter topic holds a copy of a record
     * @param sender sends a record without waiting; completes when the broker has acknowledged it
     */
    public ResumePointDeadLetters(
            LiveTable.UndecodableRecordListener next,
            Predicate<ConsumerRecord<String, byte[]>> copied,
            Function<ProducerRecord<String, byte[]>, CompletionStage<?>> sender) {
        this.next = next;
        this.copied = copied;
        this.sender = sender;
    }

    @Override
    public void onUndecodable(ConsumerRecord<String, byte[]> record, String cause) {
        next.onUndecodable(record, cause);
        if (record.topic().equals(Topics.RESUME_POINTS.name()) && !isCopied(record)) {
            sender.apply(letter(record, cause)).whenComplete((sent, failure) -> {
                if (failure != null) {
                    LOG.errorf(
                            "the dead letter of %s at offset %d of %s is not written: %s",
                            record.key(), record.offset(), record.topic(), failure.getMessage());
                }
            });
        }
    }

    /** Returns false if the broker does not answer: a letter too many is better than one too few. */
    private synchronized boolean isCopied(ConsumerRecord<String, byte[]> record) {
        try {
            return copied.test(record);
        } catch (KafkaException e) {
            LOG.warnf("the dead letters of %s cannot be read: %s", record.topic(), e.getMessage());
            return false;
        }
    }

    private static ProducerRecord<String, byte[]> letter(ConsumerRecord<String, byte[]> record, String cause) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                Topics.RESUME_POINTS.deadLetterName(), null, record.key(), record.value(), record.headers());
        letter.headers()
                .add("dead-letter-cause", cause.getBytes(UTF_8))
                .add("dead-letter-topic", record.topic().getBytes(UTF_8))
                .add(
                        DeadLetterIndex.PARTITION,
                        Integer.toString(record.partition()).getBytes(UTF_8))
                .add(DeadLetterIndex.OFFSET, Long.toString(record.offset()).getBytes(UTF_8));
        return letter;
    }
}
