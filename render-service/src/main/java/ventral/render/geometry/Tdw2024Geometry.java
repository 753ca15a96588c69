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
 * The geometry of the image sets of the follow-up work (TDW, February 2024), in a world without terrain.
 *
 * <p>The longest edge of the object's bounding box is a metre. The centre of the box lies {@value #NEAREST} to {@value
 * #FARTHEST} metres from the camera in any direction that does not point down by more than a fifth of its length. The
 * object faces the camera, then turns by pitch, yaw and roll, each up to {@value #TILT} degrees about its own axes. The
 * camera looks at the centre of the box, then turns off it by pitch and yaw, each up to {@value #OFF_AIM} degrees about
 * its own axes.
 *
 * <p>Latents with bounds are then drawn within them, see {@link PlacementConstraint}.
 *
 * <p>A placement is redrawn if the object fills no more than 2/255 of the image, or if the near plane would cut it. TDW
 * also rejected objects of which a fifth was behind other objects, which do not exist here. An object that is cut by
 * the image's edge was never rejected.
 */
public final class Tdw2024Geometry implements Geometry {

    static final float NEAREST = .9f;
    static final float FARTHEST = 4.2f;
    static final float LOWEST = -.2f;
    static final float TILT = 45;
    static final float OFF_AIM = 20;

    private static final float LEAST_SHARE = 2 / 255f;

    private final PlacementConstraint bounded;
    private final SampledMoments moments;

    /** Creates the geometry for all objects of a library, without bounds. */
    public Tdw2024Geometry(ObjectLibrary library) {
        this(ObjectChoice.all(library), LatentBounds.NONE);
    }

    /**
     * Creates the geometry for some objects within bounds.
     *
     * @throws IllegalArgumentException if no object can be placed within the bounds
     */
    Tdw2024Geometry(ObjectChoice objects, LatentBounds bounds) {
        this.bounded = new PlacementConstraint(bounds, "TDW_2024", NEAREST, FARTHEST, OFF_AIM);
        this.moments = new SampledMoments(this, objects, bounds, bounded::check);
    }

    @Override
    public Placement place(ObjectModel object, CounterBasedRandom draws) {
        MeshBounds outline = object.mesh().outline();
        return RejectionSampler.first(
                found -> CameraTransforms.isClearOf(outline, found.pose())
                        && Silhouette.shareOfPicture(outline, found.pose()) > LEAST_SHARE,
                () -> bounded.apply(draw(outline.radiusOfMetreLongest(), draws), draws));
    }

    private static Placement draw(float radius, CounterBasedRandom draws) {
        Vector3f centre = CameraTransforms.directionAbove(LOWEST, draws).mul(draws.uniform(NEAREST, FARTHEST));
        Quaternionf aimed = CameraTransforms.lookingAt(centre);
        float pitch = CameraTransforms.angle(TILT, draws);
        float yaw = CameraTransforms.angle(TILT, draws);
        float roll = CameraTransforms.angle(TILT, draws);
        // the canonical pose faces the camera, so an object that faces it has the camera's own rotation
        Quaternionf orientation =
                aimed.rotateX(pitch, new Quaternionf()).rotateY(yaw).rotateZ(roll);
        return CameraTransforms.placement(centre, orientation, CameraTransforms.off(aimed, OFF_AIM, draws), radius);
    }

    @Override
    public Map<Latent, Moments> moments() {
        return moments.get();
    }
}
