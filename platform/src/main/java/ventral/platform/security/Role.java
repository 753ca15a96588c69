package ventral.platform.security;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rights of a caller. Each role includes the rights of those before it. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Creates, pauses, cancels and deletes. */
    OPERATOR,
    /** Does whatever concerns the installation, and reads the schemas by reflection. */
    ADMIN;

    /** Finds a role by its id; null if there is none. */
    public static @Nullable Role find(String id) {
        return Arrays.stream(values())
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Returns the name of the role in files and claims, such as {@code viewer}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@link #id}, by which options show a role. */
    @Override
    public String toString() {
        return id();
    }

    /** Returns whether this role permits what another role permits. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
