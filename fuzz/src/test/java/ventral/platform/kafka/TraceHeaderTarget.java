package ventral.platform.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import ventral.fuzz.FuzzTarget;
import ventral.platform.tracing.TraceParent;

/** Reads the trace header of a record. A header that is accepted is written with the same meaning. */
public final class TraceHeaderTarget {

    private static final String IDS = "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7";

    private TraceHeaderTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "trace-header",
                Set.of(),
                () -> Stream.of("00-%s-01", "00-%s-00", "01-%s-03-more", "ff-%s-01", "00-%s")
                        .map(format -> format.formatted(IDS).getBytes(ISO_8859_1))
                        .toList(),
                TraceHeaderTarget::decode);
    }

    private static void decode(byte[] input) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(TraceHeader.NAME, input);
        TraceParent trace = TraceHeader.get(headers);
        TraceHeader.put(headers, trace);
        if (trace != null && !trace.equals(TraceHeader.get(headers))) {
            throw new AssertionError("%s is not read again".formatted(trace));
        }
    }
}
