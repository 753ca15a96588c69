package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * What rendered scenes are made of.
 *
 * @param library name of the object library
 * @param backgrounds each as likely, in the order of {@link BackgroundKind}; empty for every kind that the renderers
 *     have material for
 */
public record SceneSpec(
        String library, GeometryProfile geometry, MaterialRule materials, List<BackgroundKind> backgrounds)
        implements ImageOrigin {

    public static final String DEFAULT_LIBRARY = "grown";

    public static final SceneSpec DEFAULT =
            new SceneSpec(DEFAULT_LIBRARY, GeometryProfile.UNIFORM, MaterialRule.OWN, List.of());

    /** @throws InvalidFieldException if the library's name is none */
    public SceneSpec {
        check(
                library.matches("[a-z][a-z0-9-]{0,62}"),
                "scenes.library",
                "scenes.library '%s' is no name: a lower-case letter, then up to 62 lower-case letters, digits or hyphens",
                library);
        backgrounds = canonical(backgrounds);
    }

    private static List<BackgroundKind> canonical(Collection<BackgroundKind> kinds) {
        return kinds.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(kinds));
    }
}
