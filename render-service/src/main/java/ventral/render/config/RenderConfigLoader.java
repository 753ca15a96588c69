package ventral.render.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the service's configuration for its commands, from the sources that the service uses: environment, system
 * properties and a file.
 */
public final class RenderConfigLoader {

    private static final Path FILE = Path.of("config", "application.properties");

    /** Ordinal that Quarkus gives this file among its configuration sources. */
    private static final int FILE_ORDINAL = 260;

    private RenderConfigLoader() {}

    public static RenderConfig read() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withMapping(RenderConfig.class);
        if (Files.exists(FILE)) {
            try {
                builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), FILE_ORDINAL));
            } catch (IOException e) {
                throw new UncheckedIOException(FILE + " cannot be read", e);
            }
        }
        return builder.build().getConfigMapping(RenderConfig.class);
    }
}
