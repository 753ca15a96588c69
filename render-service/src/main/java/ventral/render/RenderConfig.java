package ventral.render;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The renderer's configuration. */
@ConfigMapping(prefix = "ventral.render")
public interface RenderConfig {

    /** Folder of Radiance {@code .hdr} panoramas for backgrounds and light; without it every background is a room. */
    Optional<Path> panoramas();
}
