package ventral.gateway;

import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import ventral.platform.security.BindPolicy;
import ventral.platform.security.SecurityKeys;
import ventral.service.BindRule;

/** Refuses ports for calls that others can reach and that are not secured, or that ignore the configured TLS. */
@Singleton
class GatewayBindRule implements BindRule {

    private static final String SEPARATE_SERVER = "quarkus.grpc.server.use-separate-server";

    @Override
    public @Nullable String findRefusal(Config config) {
        // The default of Quarkus is true.
        if (config.getOptionalValue(SEPARATE_SERVER, Boolean.class).orElse(true)) {
            return "%s is true, and that server would have neither TLS nor a checked address: set it to false"
                    .formatted(SEPARATE_SERVER);
        }
        String refusal = BindPolicy.findRefusal(key -> findForBothPorts(config, key));
        return refusal == null ? findPlainText(config) : refusal;
    }

    /** Omits the switch of the gRPC port, because the web port listens at the same host without it. */
    private static @Nullable String findForBothPorts(Config config, String key) {
        return key.equals(SecurityKeys.HTTP_ENABLED) ? null : find(config, key);
    }

    /** Compares what Quarkus is told with what the keys of TLS demand. */
    private static @Nullable String findPlainText(Config config) {
        for (Map.Entry<String, String> required :
                TlsConfigSourceInterceptor.settings(key -> find(config, key)).entrySet()) {
            String actual = find(config, required.getKey());
            if (!required.getValue().equals(actual)) {
                return "%s is %s, but %s requires %s: the gRPC port could serve plain text; remove the setting"
                        .formatted(
                                required.getKey(),
                                actual == null ? "not set" : actual,
                                SecurityKeys.TLS_CERTIFICATE,
                                required.getValue());
            }
        }
        return null;
    }

    private static @Nullable String find(Config config, String key) {
        return config.getOptionalValue(key, String.class).orElse(null);
    }
}
