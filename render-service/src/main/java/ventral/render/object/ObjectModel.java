package ventral.render.object;

import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Symmetry;

/**
 * One object that a scene can show.
 *
 * @param category class index among {@link ObjectLibrary#categories}
 * @param identity class index among {@link ObjectLibrary#models}
 * @param symmetry the rotation after which the object looks the same; null if there is none
 */
public record ObjectModel(
        String name,
        int category,
        int identity,
        Mesh mesh,
        @Nullable Symmetry symmetry) {}
