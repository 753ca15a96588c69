package ventral.gateway.security;

import java.util.Locale;

/** Reasons for which a call is refused before a service sees it. */
public enum AccessRefusal {
    /** The caller is not known. */
    UNAUTHENTICATED,
    /** The caller is known, and its role does not permit the call. */
    PERMISSION_DENIED,
    /** The caller has sent more requests than its quota permits. */
    REQUEST_QUOTA,
    /** The credentials cannot be checked yet. */
    AUTHENTICATION_UNAVAILABLE;

    /** Returns the name in metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
