package ventral.gateway.panache;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Distinguishes a database that refuses data, which a retry cannot change, from a database that is unavailable. */
final class SqlDataError {

    /** Classes of SQLSTATE: data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private static final int CLASS_LENGTH = 2;

    private SqlDataError() {}

    /** Returns the database's message if it refused data; null if the failure has another cause. */
    static @Nullable String message(Throwable failure) {
        String message = null;
        // The innermost message is that of the database; an outer one quotes the whole statement.
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException refused && isRefusal(refused.getSQLState())) {
                message = Objects.requireNonNullElse(refused.getMessage(), "SQLSTATE " + refused.getSQLState());
            }
        }
        return message;
    }

    private static boolean isRefusal(@Nullable String state) {
        return state != null && state.length() > CLASS_LENGTH && REFUSALS.contains(state.substring(0, CLASS_LENGTH));
    }
}
