package ventral.platform.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import ventral.platform.tracing.TraceParent;

class TraceHeaderTest {

    private static final TraceParent TRACE = new TraceParent("ab".repeat(16), "cd".repeat(8), true);

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void what_is_put_is_read_again() {
        TraceHeader.put(headers, TRACE);
        assertThat(TraceHeader.get(headers)).isEqualTo(TRACE);
        assertThat(new String(headers.lastHeader("traceparent").value(), US_ASCII))
                .isEqualTo("00-%s-%s-01".formatted("ab".repeat(16), "cd".repeat(8)));
    }

    @Test
    void a_header_is_replaced_and_one_of_nothing_removed() {
        TraceParent other = new TraceParent("12".repeat(16), "34".repeat(8), true);
        TraceHeader.put(headers, TRACE);
        TraceHeader.put(headers, other);
        assertThat(headers.headers("traceparent")).hasSize(1);
        assertThat(TraceHeader.get(headers)).isEqualTo(other);
        TraceHeader.put(headers, null);
        assertThat(headers).isEmpty();
    }

    @Test
    void a_header_that_is_absent_empty_or_malformed_is_ignored() {
        assertThat(TraceHeader.get(headers)).isNull();
        headers.add("traceparent", null);
        assertThat(TraceHeader.get(headers)).isNull();
        headers.add("traceparent", new byte[] {-1, 0, 7});
        assertThat(TraceHeader.get(headers)).isNull();
    }

    @Test
    void a_record_without_a_span_has_no_header() {
        ProducerRecord<String, byte[]> record = TraceHeader.record("topic", "key", null, null);
        assertThat(record).isEqualTo(new ProducerRecord<>("topic", "key", null));
        assertThat(TraceHeader.get(
                        TraceHeader.record("topic", "key", null, TRACE).headers()))
                .isEqualTo(TRACE);
    }
}
