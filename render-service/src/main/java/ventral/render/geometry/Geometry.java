package ventral.render.geometry;

import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.spec.GeometryProfile;
import ventral.render.object.ObjectChoice;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.statistics.CounterBasedRandom;

/** Places objects and the camera. */
public interface Geometry {

    /** Creates a profile's geometry for all objects of a library. */
    static Geometry of(GeometryProfile profile, ObjectLibrary library) {
        return of(profile, ObjectChoice.all(library), LatentBounds.NONE);
    }

    /**
     * Creates a profile's geometry for some objects, within bounds.
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

    /**
     * Places an object within the bounds. Equal objects and equal random numbers give equal placements. Takes as many
     * random numbers as it needs.
     */
    Placement place(ObjectModel object, CounterBasedRandom draws);

    /**
     * Returns mean and standard deviation of the latents: in metres for lengths, in radians for angles. Angles have the
     * circular mean and the standard deviation of the differences from it in [-pi, pi].
     *
     * @throws IllegalArgumentException if an object cannot be placed within the bounds
     */
    Map<Latent, Moments> moments();
}
