package ventral.render.geometry;

import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.contract.latent.Latent;
import ventral.render.object.ObjectModel;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Moves placements within the bounds of a stream's latents. A latent with bounds is redrawn uniformly within them. The
 * other latents keep their values, with these rules:
 *
 * <ul>
 *   <li>If the distance changes, the object moves along its line of sight and keeps its position in the image.
 *   <li>Horizontal and vertical translations are at most as far off the axis as the profile turns the camera off its
 *       aim. An object that is too near for the requested translations is moved away, to a distance that is drawn
 *       uniformly.
 *   <li>Of the three Euler angles, those without bounds keep their values.
 * </ul>
 */
final class PlacementConstraint {

    private final LatentBounds bounds;
    private final float reach;
    private final float nearest;
    private final float farthest;

    /**
     * Creates the constraint.
     *
     * @param profile name of the profile
     * @param nearest smallest distance of the profile, metres
     * @param farthest greatest distance of the profile, metres
     * @param offAimDegrees how far the profile turns the camera off its aim, degrees
     * @throws IllegalArgumentException if the profile has no position within the bounds
     */
    PlacementConstraint(LatentBounds bounds, String profile, float nearest, float farthest, float offAimDegrees) {
        bounds.checkDistance(profile, nearest, farthest);
        this.bounds = bounds;
        this.reach = (float) StrictMath.tan(Math.toRadians(offAimDegrees));
        this.farthest = bounds.greatest(Latent.DISTANCE, farthest);
        this.nearest = Math.max(bounds.least(Latent.DISTANCE, nearest), leastDistance());
        if (this.nearest > this.farthest) {
            throw new IllegalArgumentException(
                    "scenes.ranges %s: geometry %s has centres at most %.3f m off the axis at a distance of %s m; bring it nearer to 0 or farther away"
                            .formatted(bounds, profile, this.farthest * reach, this.farthest));
        }
    }

    /** Returns the distance in metres at which the requested translations are just within reach. */
    private float leastDistance() {
        return Math.max(bounds.leastMagnitude(Latent.TRANSLATION_X), bounds.leastMagnitude(Latent.TRANSLATION_Y))
                / reach;
    }

    Placement apply(Placement placement, CounterBasedRandom draws) {
        if (bounds.isEmpty()) {
            return placement;
        }
        Pose pose = placement.pose();
        return new Placement(
                new Pose(position(pose.position(), draws), orientation(pose, draws), pose.radius()),
                placement.cameraTurn());
    }

    private Vector3f position(Vector3f placed, CounterBasedRandom draws) {
        boolean stays = !bounds.has(Latent.DISTANCE) && placed.z >= leastDistance();
        float distance = stays ? placed.z : draws.uniform(nearest, farthest);
        Vector3f position = placed.mul(distance / placed.z, new Vector3f());
        return new Vector3f(
                across(Latent.TRANSLATION_X, position.x, distance, draws),
                across(Latent.TRANSLATION_Y, position.y, distance, draws),
                distance);
    }

    private float across(Latent latent, float placed, float distance, CounterBasedRandom draws) {
        if (!bounds.has(latent)) {
            return placed;
        }
        float most = distance * reach;
        float low = Math.max(bounds.least(latent, 0), -most);
        return draws.uniform(low, Math.max(low, Math.min(bounds.greatest(latent, 0), most)));
    }

    private Quaternionf orientation(Pose pose, CounterBasedRandom draws) {
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

    private float angle(Latent latent, float placed, CounterBasedRandom draws) {
        return bounds.has(latent) ? draws.uniform(bounds.least(latent, 0), bounds.greatest(latent, 0)) : placed;
    }

    /**
     * Checks that an object fits within the bounds.
     *
     * @throws IllegalArgumentException if no attempt at a placement kept clear of the camera
     */
    void check(ObjectModel object, Placement placement) {
        if (!bounds.isEmpty() && !CameraTransforms.isClearOf(object.mesh().outline(), placement.pose())) {
            throw new IllegalArgumentException(
                    "scenes.ranges %s: %s would be cut by the camera's near plane; increase the distance, or exclude it by 'identity'"
                            .formatted(bounds, object.name()));
        }
    }
}
