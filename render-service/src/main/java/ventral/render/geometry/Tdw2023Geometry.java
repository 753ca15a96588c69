package ventral.render.geometry;

import java.util.Map;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.render.object.MeshBounds;
import ventral.render.object.ObjectChoice;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.statistics.CounterBasedRandom;

/**
 * The geometry of the image set that the paper was written on (TDW, September 2023), in a world without terrain.
 *
 * <p>The longest edge of the object's bounding box is a metre. Its pivot, the centre of the bottom of the box, lies
 * {@value #NEAREST} to {@value #FARTHEST} metres from the camera in any direction that is not downwards. The object
 * stands upright and always faces the same side of the world, then turns about its pivot by pitch, yaw and roll, each
 * up to {@value #TILT} degrees about the world's axes. The camera looks at the centre of the box, then turns off it by
 * pitch and yaw, each up to {@value #OFF_AIM} degrees about its own axes.
 *
 * <p>Latents with bounds are then drawn within them, see {@link PlacementConstraint}.
 *
 * <p>A placement is redrawn if the near plane would cut the object. TDW itself rejected objects behind other objects,
 * which do not exist here.
 */
public final class Tdw2023Geometry implements Geometry {

    static final float NEAREST = .8f;
    static final float FARTHEST = 3;
    static final float TILT = 30;
    static final float OFF_AIM = 15;

    private final PlacementConstraint bounded;
    private final SampledMoments moments;

    /** Creates the geometry for all objects of a library, without bounds. */
    public Tdw2023Geometry(ObjectLibrary library) {
        this(ObjectChoice.all(library), LatentBounds.NONE);
    }

    /**
     * Creates the geometry for some objects within bounds.
     *
     * @throws IllegalArgumentException if no object can be placed within the bounds
     */
    Tdw2023Geometry(ObjectChoice objects, LatentBounds bounds) {
        this.bounded = new PlacementConstraint(bounds, "TDW_2023", NEAREST, FARTHEST, OFF_AIM);
        this.moments = new SampledMoments(this, objects, bounds, bounded::check);
    }

    @Override
    public Placement place(ObjectModel object, CounterBasedRandom draws) {
        MeshBounds outline = object.mesh().outline();
        return RejectionSampler.first(
                found -> CameraTransforms.isClearOf(outline, found.pose()),
                () -> bounded.apply(draw(outline, draws), draws));
    }

    private static Placement draw(MeshBounds outline, CounterBasedRandom draws) {
        Vector3f pivot = CameraTransforms.directionAbove(0, draws).mul(draws.uniform(NEAREST, FARTHEST));
        float pitch = CameraTransforms.angle(TILT, draws);
        float yaw = CameraTransforms.angle(TILT, draws);
        float roll = CameraTransforms.angle(TILT, draws);
        Quaternionf orientation = new Quaternionf().rotationZ(roll).rotateY(yaw).rotateX(pitch);
        float radius = outline.radiusOfMetreLongest();
        Vector3f centre = orientation.transform(outline.bottom()).mul(-radius).add(pivot);
        Quaternionf camera = CameraTransforms.off(CameraTransforms.lookingAt(centre), OFF_AIM, draws);
        return CameraTransforms.placement(centre, orientation, camera, radius);
    }

    @Override
    public Map<Latent, Moments> moments() {
        return moments.get();
    }
}
