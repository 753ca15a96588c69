package ventral.platform.tracing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a span for its children and links in other processes. The text form is the value of the header
 * {@code traceparent} of the W3C Trace Context recommendation.
 *
 * @param traceId 32 hexadecimal digits, in lower case
 * @param spanId 16 hexadecimal digits, in lower case
 * @param isSampled true if the span is recorded
 */
public record TraceParent(String traceId, String spanId, boolean isSampled) {

    /** Longest text that is parsed. A later version may append fields to those of version 00. */
    private static final int MAX_LENGTH = 256;

    private static final int SAMPLED_FLAG = 1;

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final Pattern TEXT =
            Pattern.compile("(?<version>[0-9a-f]{2})-(?<trace>%s)-(?<span>%s)-(?<flags>[0-9a-f]{2})(?<rest>-.*)?"
                    .formatted(TRACE_ID, SPAN_ID));

    public TraceParent {
        if (!TRACE_ID.matcher(traceId).matches()) {
            throw new IllegalArgumentException(
                    "invalid trace id '%s': must be 32 lowercase hexadecimal digits, not all 0".formatted(traceId));
        }
        if (!SPAN_ID.matcher(spanId).matches()) {
            throw new IllegalArgumentException(
                    "invalid span id '%s': must be 16 lowercase hexadecimal digits, not all 0".formatted(spanId));
        }
    }

    /** Parses the value of a header. Returns null if it is malformed: a header never costs its record. */
    public static @Nullable TraceParent parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        Matcher fields = TEXT.matcher(text);
        if (!fields.matches()
                || fields.group("version").equals("ff")
                || (fields.group("version").equals("00") && fields.group("rest") != null)) {
            return null;
        }
        boolean isSampled = (Integer.parseInt(fields.group("flags"), 16) & SAMPLED_FLAG) != 0;
        return new TraceParent(fields.group("trace"), fields.group("span"), isSampled);
    }

    @Override
    public String toString() {
        return "00-%s-%s-%s".formatted(traceId, spanId, isSampled ? "01" : "00");
    }
}
