package ventral.gateway.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.TraceParent;
import ventral.platform.tracing.Tracer;

/** Records the write of records into the ledger: one span for each record that names the span that wrote it. */
final class LedgerWriteSpans implements AutoCloseable {

    private final List<Span> spans;

    private LedgerWriteSpans(List<Span> spans) {
        this.spans = spans;
    }

    static LedgerWriteSpans start(Tracer tracer, List<ConsumerRecord<String, byte[]>> rows) {
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> row : rows) {
            TraceParent trace = TraceHeader.get(row.headers());
            if (trace != null) {
                spans.add(tracer.start("write to ledger", trace)
                        .set("ventral.resource", String.valueOf(row.key()))
                        .set("messaging.destination.name", row.topic()));
            }
        }
        return new LedgerWriteSpans(spans);
    }

    void fail(RuntimeException cause) {
        spans.forEach(span -> span.fail(cause.toString()));
    }

    @Override
    public void close() {
        spans.forEach(Span::close);
    }
}
