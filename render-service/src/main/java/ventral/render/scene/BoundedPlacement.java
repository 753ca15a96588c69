package ventral.render.scene;

import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.contract.latent.Latent;

/**
 * Brings placements within the bounds of a stream's latents. A latent with bounds is drawn anew, uniformly within them;
 * the others stay as they were placed:
 *
 * <ul>
 *   <li>Where the distance changes, the object moves along its line of sight and stays at its place in the picture.
 *   <li>Places across are at most as far off the axis as the profile turns the camera off its aim. An object that is too
 *       near for the places that are asked for is moved away, to a distance that is drawn uniformly.
 *   <li>Of the three Euler angles, those without bounds stay.
 * </ul>
 */
final class BoundedPlacement {

    private final LatentBounds bounds;
    private final float reach;
    private final float nearest;
    private final float farthest;

    /**
     * @param profile name of the profile
     * @param nearest least distance that the profile has, metres
     * @param farthest greatest distance
     * @param offAimDegrees how far the profile turns the camera off its aim
     * @throws IllegalArgumentException if the profile has no place within the bounds
     */
    BoundedPlacement(LatentBounds bounds, String profile, float nearest, float farthest, float offAimDegrees) {
        bounds.checkDistance(profile, nearest, farthest);
        this.bounds = bounds;
        this.reach = (float) Math.tan(Math.toRadians(offAimDegrees));
        this.farthest = bounds.greatest(Latent.DISTANCE, farthest);
        this.nearest = Math.max(bounds.least(Latent.DISTANCE, nearest), leastDistance());
        if (this.nearest > this.farthest) {
            throw new IllegalArgumentException(
                    "scenes.ranges %s: geometry %s has centres at most %.3f m off the axis at a distance of %s m; bring it nearer to 0 or farther away"
                            .formatted(bounds, profile, this.farthest * reach, this.farthest));
        }
    }

    /** Metres at which the places across that are asked for are just within reach. */
    private float leastDistance() {
        return Math.max(bounds.leastMagnitude(Latent.TRANSLATION_X), bounds.leastMagnitude(Latent.TRANSLATION_Y))
                / reach;
    }

    Placement of(Placement placement, Draws draws) {
        if (bounds.isEmpty()) {
            return placement;
        }
        Pose pose = placement.pose();
        return new Placement(
                new Pose(position(pose.position(), draws), orientation(pose, draws), pose.radius()),
                placement.cameraTurn());
    }

    private Vector3f position(Vector3f placed, Draws draws) {
        boolean stays = !bounds.has(Latent.DISTANCE) && placed.z >= leastDistance();
        float distance = stays ? placed.z : draws.in(nearest, farthest);
        Vector3f position = placed.mul(distance / placed.z, new Vector3f());
        return new Vector3f(
                across(Latent.TRANSLATION_X, position.x, distance, draws),
                across(Latent.TRANSLATION_Y, position.y, distance, draws),
                distance);
    }

    private float across(Latent latent, float placed, float distance, Draws draws) {
        if (!bounds.has(latent)) {
            return placed;
        }
        float most = distance * reach;
        float low = Math.max(bounds.least(latent, 0), -most);
        return draws.in(low, Math.max(low, Math.min(bounds.greatest(latent, 0), most)));
    }

    private Quaternionf orientation(Pose pose, Draws draws) {
        if (!bounds.hasAngles()) {
            return pose.orientation();
        }
        Vector3f angles = pose.eulerAngles();
        return new Quaternionf()
                .rotationYXZ(
                        angle(Latent.ROTATION_YAW, angles.y, draws),
                        angle(Latent.ROTATION_PITCH, angles.x, draws),
                        angle(Latent.ROTATION_ROLL, angles.z, draws));
    }

    private float angle(Latent latent, float placed, Draws draws) {
        return bounds.has(latent) ? draws.in(bounds.least(latent, 0), bounds.greatest(latent, 0)) : placed;
    }

    /**
     * Checks that an object can be where the bounds want it.
     *
     * @throws IllegalArgumentException if none of a placement's attempts kept clear of the camera
     */
    void check(ObjectModel object, Placement placement) {
        if (!bounds.isEmpty() && !Viewpoint.isClearOf(object.mesh().outline(), placement.pose())) {
            throw new IllegalArgumentException(
                    "scenes.ranges %s: %s would be cut open by the camera's near plane; let it be farther away, or leave it out by 'identity'"
                            .formatted(bounds, object.name()));
        }
    }
}
