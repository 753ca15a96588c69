package ventral.render.object;

import java.util.Optional;
import ventral.contract.latent.Symmetry;

/**
 * One object that a scene can show.
 *
 * @param category class index among {@link ObjectLibrary#categories}
 * @param identity class index among {@link ObjectLibrary#models}
 * @param symmetry the rotation after which the object looks the same, if there is one
 */
public record ObjectModel(String name, int category, int identity, Mesh mesh, Optional<Symmetry> symmetry) {}
