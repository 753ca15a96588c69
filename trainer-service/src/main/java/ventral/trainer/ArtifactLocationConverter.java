package ventral.trainer;

import org.eclipse.microprofile.config.spi.Converter;
import ventral.platform.artifact.ArtifactLocation;

/** Converts a configuration value, so that an invalid location is reported with its reason. */
public final class ArtifactLocationConverter implements Converter<ArtifactLocation> {

    private static final long serialVersionUID = 1;

    @Override
    public ArtifactLocation convert(String name) {
        return new ArtifactLocation(name);
    }
}
