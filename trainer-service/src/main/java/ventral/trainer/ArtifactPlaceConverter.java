package ventral.trainer;

import org.eclipse.microprofile.config.spi.Converter;

/** Has the configuration say what is wrong with a place. */
public final class ArtifactPlaceConverter implements Converter<ArtifactPlace> {

    private static final long serialVersionUID = 1;

    @Override
    public ArtifactPlace convert(String name) {
        return new ArtifactPlace(name);
    }
}
