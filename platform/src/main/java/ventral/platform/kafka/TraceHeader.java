package ventral.platform.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import ventral.platform.tracing.TraceParent;

/** Reads and writes the header {@code traceparent} of records. */
public final class TraceHeader {

    static final String NAME = "traceparent";

    private TraceHeader() {}

    /** Returns the span that a record comes from; null if the header is absent or malformed. */
    public static @Nullable TraceParent get(Headers headers) {
        Header header = headers.lastHeader(NAME);
        return header == null || header.value() == null
                ? null
                : TraceParent.parse(new String(header.value(), ISO_8859_1));
    }

    /**
     * Replaces the header.
     *
     * @param trace span that the record comes from; null for no header
     */
    public static void put(Headers headers, @Nullable TraceParent trace) {
        headers.remove(NAME);
        if (trace != null) {
            headers.add(NAME, trace.toString().getBytes(ISO_8859_1));
        }
    }

    /**
     * Creates a record with the header.
     *
     * @param value null to delete the row
     * @param trace span that the record comes from; null for no header
     */
    public static ProducerRecord<String, byte[]> record(
            String topic, String key, byte @Nullable [] value, @Nullable TraceParent trace) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        put(record.headers(), trace);
        return record;
    }
}
