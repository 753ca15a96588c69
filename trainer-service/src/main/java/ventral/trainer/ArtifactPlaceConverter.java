package ventral.trainer;

import org.eclipse.microprofile.config.spi.Converter;

/** Converts a configuration value, so that an invalid location is reported with its reason. */
public final class ArtifactPlaceConverter implements Converter<ArtifactPlace> {

    private static final long serialVersionUID = 1;

    @Override
    public ArtifactPlace convert(String name) {
        return new ArtifactPlace(name);
    }
}
