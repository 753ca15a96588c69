package ventral.gateway.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ventral.platform.security.Role;

/** Reads a caller's role from the claims of a JSON web token. */
public final class RoleClaim {

    private final List<String> path;

    /**
     * Creates a reader of one claim.
     *
     * @param name name of the claim, with dots between the names of nested claims, such as {@code realm_access.roles}
     */
    public RoleClaim(String name) {
        path = List.of(name.split("\\.", -1));
        if (path.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "ventral.security.oidc.roles-claim is '%s': write the name of a claim, such as roles or realm_access.roles"
                            .formatted(name));
        }
    }

    /** Returns the highest role that the claim lists, as text with spaces or as a list; null if it lists none. */
    public @Nullable Role find(Map<String, ?> claims) {
        Object value = claims;
        for (String name : path) {
            value = value instanceof Map<?, ?> group ? group.get(name) : null;
        }
        return ids(value)
                .map(Role::find)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<String> ids(@Nullable Object value) {
        if (value instanceof String text) {
            return Arrays.stream(text.split(" "));
        }
        return value instanceof Collection<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
