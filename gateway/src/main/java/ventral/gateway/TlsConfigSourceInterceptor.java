package ventral.gateway;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.platform.security.BindPolicy;
import ventral.platform.security.SecurityKeys;

/**
 * Configures TLS at the HTTP port of Quarkus, with the certificate of {@link ServerKeyStore}, from the keys of
 * {@code ventral.security.tls}. Without a certificate it changes nothing. With one, in whatever source it stands, the
 * port serves no plain text, whatever other sources say.
 */
@Priority(Priorities.APPLICATION)
public final class TlsConfigSourceInterceptor implements ConfigSourceInterceptor {

    /** Name of the configuration in the TLS registry of Quarkus. */
    static final String NAME = "gateway";

    private static final String HTTP = "quarkus.http.";
    private static final String HTTP_PORT = HTTP + "port";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (name.startsWith(HTTP) && !name.equals(HTTP_PORT)) {
            String value = settings(key -> find(context, key)).get(name);
            if (value != null) {
                return ConfigValue.builder()
                        .withName(name)
                        .withValue(value)
                        .withRawValue(value)
                        .withConfigSourceName(SecurityKeys.TLS_CERTIFICATE)
                        .build();
            }
        }
        return context.proceed(name);
    }

    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        Set<String> names = new LinkedHashSet<>();
        context.iterateNames().forEachRemaining(names::add);
        names.addAll(settings(key -> find(context, key)).keySet());
        return names.iterator();
    }

    /** Returns the settings of Quarkus that the keys of TLS demand; none if no certificate is configured. */
    static Map<String, String> settings(BindPolicy.Settings keys) {
        Map<String, String> settings = new HashMap<>();
        if (isBlank(keys.find(SecurityKeys.TLS_CERTIFICATE))) {
            return settings;
        }
        settings.put(HTTP + "tls-configuration-name", NAME);
        settings.put(HTTP + "insecure-requests", "disabled");
        String port = keys.find(HTTP_PORT);
        if (!isBlank(port)) {
            settings.put(HTTP + "ssl-port", port);
        }
        return settings;
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static @Nullable String find(ConfigSourceInterceptorContext context, String key) {
        ConfigValue value = context.proceed(key);
        return value == null ? null : value.getValue();
    }
}
