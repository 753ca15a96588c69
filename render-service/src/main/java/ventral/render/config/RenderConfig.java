package ventral.render.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The renderer's configuration. */
@ConfigMapping(prefix = "ventral.render")
public interface RenderConfig {

    /** Batches that an unbounded stream may be ahead of its slowest live run. */
    @WithDefault("64")
    int lead();

    /** Folder of Radiance {@code .hdr} panoramas for backgrounds and light: the collection {@code default}. */
    Optional<Path> panoramas();

    /** Folder of JPEG and PNG photographs for backgrounds: the collection {@code default}. */
    Optional<Path> photographs();

    /** Additional collections of panoramas or photographs, by the name that streams use for them. */
    Map<String, CollectionConfig> collections();

    /** Packs of models, by the library name that streams use for them. */
    Map<String, PackConfig> packs();

    /** Folder that caches packs once they are read; by default {@code ventral} in the user's cache folder. */
    Optional<Path> cache();

    /** Location of a collection of panoramas or photographs. */
    interface CollectionConfig {

        /** A folder of Radiance {@code .hdr} panoramas, or of JPEG and PNG photographs. */
        Path path();
    }

    /** Location of a pack. */
    interface PackConfig {

        /** A folder or zip archive of OBJ, glTF and GLB files. */
        Path path();

        /** The label table, if it is not {@code labels.csv} in the pack. */
        Optional<Path> labels();
    }
}
