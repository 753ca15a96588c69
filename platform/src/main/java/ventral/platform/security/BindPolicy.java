package ventral.platform.security;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a service may listen at its configured addresses. A port that only this machine can reach needs
 * nothing. Any other port needs TLS and authentication, or a key that permits it without them.
 */
public final class BindPolicy {

    /** Exit status of a service that may not listen at an address. */
    public static final int EXIT_STATUS = 2;

    /** Finds the value of a configuration key. */
    @FunctionalInterface
    public interface Settings {

        @Nullable String find(String key);
    }

    /** Address at which Quarkus listens if no host is configured. */
    private static final String EVERY_ADDRESS = "0.0.0.0";

    private static final String AUTHENTICATION = "%s (or %s)".formatted(SecurityKeys.TOKENS, SecurityKeys.OIDC_ISSUER);

    private static final Set<String> TRUE = Set.of("true", "yes", "y", "1", "on", "t");
    private static final Set<String> FALSE = Set.of("false", "no", "0", "off");

    private final Settings settings;

    private BindPolicy(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns why a service may not listen at an address, as a sentence with the remedy; null if it may listen at all
     * of them. The port for calls and the web port share one host.
     */
    public static @Nullable String findRefusal(Settings settings) {
        BindPolicy policy = new BindPolicy(settings);
        String refusal = policy.findRefusalOfCalls();
        return refusal == null ? policy.findRefusalOfManagement() : refusal;
    }

    private @Nullable String findRefusalOfCalls() {
        String host = host(SecurityKeys.HTTP_HOST);
        if (isDisabled(SecurityKeys.HTTP_ENABLED)
                || LoopbackAddress.matches(host)
                || isTrue(SecurityKeys.ALLOW_INSECURE)) {
            return null;
        }
        boolean hasTls = isSet(SecurityKeys.TLS_CERTIFICATE) && isSet(SecurityKeys.TLS_KEY);
        boolean hasAuthentication = isSet(SecurityKeys.TOKENS)
                || isSet(SecurityKeys.OIDC_ISSUER)
                || (hasTls && isSet(SecurityKeys.TLS_CLIENT_CA));
        if (hasTls && hasAuthentication) {
            return null;
        }
        if (hasTls) {
            return refusalOfCalls(host, "authentication is not configured", AUTHENTICATION);
        }
        return hasAuthentication
                ? refusalOfCalls(
                        host, "TLS is not configured", SecurityKeys.TLS_CERTIFICATE + " and " + SecurityKeys.TLS_KEY)
                : refusalOfCalls(
                        host,
                        "neither TLS nor authentication is configured",
                        "%s, %s and %s".formatted(SecurityKeys.TLS_CERTIFICATE, SecurityKeys.TLS_KEY, AUTHENTICATION));
    }

    private static String refusalOfCalls(String host, String missing, String keys) {
        return "%s is %s, which others can reach, and %s: set %s, bind to 127.0.0.1, or set %s=true if this is meant"
                .formatted(SecurityKeys.HTTP_HOST, host, missing, keys, SecurityKeys.ALLOW_INSECURE);
    }

    private @Nullable String findRefusalOfManagement() {
        String host = host(SecurityKeys.MANAGEMENT_HOST);
        if (isDisabled(SecurityKeys.MANAGEMENT_ENABLED)
                || LoopbackAddress.matches(host)
                || isTrue(SecurityKeys.ALLOW_INSECURE_MANAGEMENT)) {
            return null;
        }
        return ("%s is %s, which others can reach, and this port serves health and metrics without TLS and"
                        + " authentication: bind to 127.0.0.1, or set %s=true if a firewall or a network policy guards it")
                .formatted(SecurityKeys.MANAGEMENT_HOST, host, SecurityKeys.ALLOW_INSECURE_MANAGEMENT);
    }

    private String host(String key) {
        String host = settings.find(key);
        return host == null || host.isBlank() ? EVERY_ADDRESS : host.strip();
    }

    private boolean isSet(String key) {
        String value = settings.find(key);
        return value != null && !value.isBlank();
    }

    private boolean isTrue(String key) {
        return isOneOf(TRUE, settings.find(key));
    }

    /** Returns whether a switch that is on by default is off. A value that Quarkus might take for true is not off. */
    private boolean isDisabled(String key) {
        return isOneOf(FALSE, settings.find(key));
    }

    private static boolean isOneOf(Set<String> values, @Nullable String value) {
        return value != null && values.contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
