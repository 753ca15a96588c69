package ventral.gateway.security;

import ventral.platform.security.Role;

/** Whether a call is served. */
public enum AccessDecision {
    ALLOWED,
    /** The caller is not known. */
    UNAUTHENTICATED,
    /** The caller is known, and its role does not permit the call. */
    PERMISSION_DENIED;

    /** Decides about a call of a method that requires a role. */
    public static AccessDecision of(Authentication caller, Role required) {
        if (!(caller instanceof Authentication.Accepted accepted)) {
            return UNAUTHENTICATED;
        }
        return accepted.principal().role().includes(required) ? ALLOWED : PERMISSION_DENIED;
    }
}
