package ventral.gateway.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a call that changes something, or that is refused.
 *
 * @param caller null if the caller is unknown
 * @param method such as {@code ventral.api.v1.RunService/CreateRun}
 * @param resource name of the resource; empty if it is not known
 * @param requestId the caller's id of the request; empty if it sent none
 * @param outcome name of the status
 * @param peer address of the client
 * @param count number of refusals that the record stands for
 */
public record AuditRecord(
        @Nullable Principal caller,
        String method,
        String resource,
        String requestId,
        String outcome,
        String peer,
        int count) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]|[\"\\\\]");
    private static final int VALUE_LENGTH = 200;

    /** Creates the record of one call. */
    public AuditRecord(
            @Nullable Principal caller, String method, String resource, String requestId, String outcome, String peer) {
        this(caller, method, resource, requestId, outcome, peer, 1);
    }

    /** Returns a record that stands for a number of similar refusals, this one included. */
    public AuditRecord standingFor(int refusals) {
        return new AuditRecord(caller, method, resource, requestId, outcome, peer, refusals);
    }

    /** Creates the record of a call that was refused before its request was read. */
    public static AuditRecord refused(@Nullable Principal caller, String method, String outcome, String peer) {
        return new AuditRecord(caller, method, "", "", outcome, peer);
    }

    /** Returns one line with a quoted value for each field. Clients cannot forge a line or a field. */
    public String toLine() {
        return "who=%s source=%s role=%s method=%s resource=%s request_id=%s outcome=%s peer=%s%s"
                .formatted(
                        quoted(caller == null ? "" : caller.name()),
                        quoted(caller == null ? "" : caller.source().id()),
                        quoted(caller == null ? "" : caller.role().id()),
                        quoted(method),
                        quoted(resource),
                        quoted(requestId),
                        quoted(outcome),
                        quoted(peer),
                        count == 1 ? "" : " count=\"%d\"".formatted(count));
    }

    private static String quoted(String value) {
        String printable = UNPRINTABLE.matcher(value).replaceAll("?");
        return "\"%s\""
                .formatted(printable.length() <= VALUE_LENGTH ? printable : printable.substring(0, VALUE_LENGTH));
    }
}
