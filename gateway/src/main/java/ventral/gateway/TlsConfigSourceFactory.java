package ventral.gateway;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures TLS at the HTTP port of Quarkus from the keys of {@code ventral.security.tls}. Without a certificate it
 * configures nothing, and the port serves plain text; with one, the port serves nothing else.
 */
public final class TlsConfigSourceFactory implements ConfigSourceFactory {

    /** Name of the configuration in the TLS registry of Quarkus. */
    static final String NAME = "gateway";

    private static final String SOURCE = "ventral.security.tls";
    private static final String KEYS = "ventral.security.tls.";
    private static final String TLS = "quarkus.tls.%s.".formatted(NAME);
    private static final String HTTP = "quarkus.http.";

    /** Above the application's own file, below system properties and the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        String certificate = find(context, KEYS + "certificate");
        if (certificate != null) {
            settings.put(TLS + "key-store.pem.0.cert", certificate);
            copy(context, KEYS + "key", settings, TLS + "key-store.pem.0.key");
            copy(context, KEYS + "client-ca", settings, TLS + "trust-store.pem.certs");
            String period = find(context, KEYS + "reload-period");
            settings.put(TLS + "reload-period", period == null ? "1m" : period);
            settings.put(HTTP + "tls-configuration-name", NAME);
            settings.put(HTTP + "insecure-requests", "disabled");
            copy(context, HTTP + "port", settings, HTTP + "ssl-port");
        }
        return List.of(new PropertiesConfigSource(settings, SOURCE, ORDINAL));
    }

    private static void copy(ConfigSourceContext context, String from, Map<String, String> settings, String to) {
        String value = find(context, from);
        if (value != null) {
            settings.put(to, value);
        }
    }

    private static @Nullable String find(ConfigSourceContext context, String key) {
        ConfigValue value = context.getValue(key);
        String text = value == null ? null : value.getValue();
        return text == null || text.isBlank() ? null : text;
    }
}
