package ventral.render.scene;

import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.spec.GeometryProfile;

/** How objects and camera are placed. */
public interface Geometry {

    /** A profile's geometry for all objects of a library. */
    static Geometry of(GeometryProfile profile, ObjectLibrary library) {
        return of(profile, ObjectChoice.all(library), LatentBounds.NONE);
    }

    /**
     * A profile's geometry for some objects, within bounds.
     *
     * @throws IllegalArgumentException if no object can be placed within the bounds
     */
    static Geometry of(GeometryProfile profile, ObjectChoice objects, LatentBounds bounds) {
        return switch (profile) {
            case UNIFORM -> new UniformGeometry(bounds);
            case TDW_2023 -> new Tdw2023Geometry(objects, bounds);
            case TDW_2024 -> new Tdw2024Geometry(objects, bounds);
        };
    }

    /** The same for the same object and draws. Draws as often as it must, within bounds. */
    Placement place(ObjectModel object, Draws draws);

    /**
     * Mean and standard deviation of the latents that are lengths, metres, and of those that are angles, radians: the
     * circular mean, and the deviation of what differs from it in [-pi, pi].
     *
     * @throws IllegalArgumentException if an object cannot be placed within the bounds
     */
    Map<Latent, Moments> moments();
}
