package ventral.render.geometry;

import java.util.EnumMap;
import java.util.Map;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.render.object.ObjectModel;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Ventral's own geometry: an object of one metre across, at a distance uniform in [{@value #NEAREST}, {@value
 * #FARTHEST}] metres, anywhere fully inside the image, in any rotation (uniform on SO(3)).
 *
 * <p>With bounds, each latent is uniform on what remains of its range. An object is no nearer than the distance at
 * which the requested translations are inside the image. Latents without bounds have the same values, image by image,
 * as in a stream without any bounds.
 */
public final class UniformGeometry implements Geometry {

    static final float NEAREST = 1.5f;
    static final float FARTHEST = 5;
    static final float RADIUS = .5f;

    private static final float TURN = (float) (2 * Math.PI);

    private final LatentBounds bounds;
    private final float nearest;
    private final float farthest;

    /** Creates the geometry without bounds. */
    public UniformGeometry() {
        this(LatentBounds.NONE);
    }

    /**
     * Creates the geometry within bounds.
     *
     * @throws IllegalArgumentException if no object can be placed within the bounds
     */
    public UniformGeometry(LatentBounds bounds) {
        bounds.checkDistance("UNIFORM", NEAREST, FARTHEST);
        this.bounds = bounds;
        this.farthest = bounds.greatest(Latent.DISTANCE, FARTHEST);
        this.nearest = Math.max(
                bounds.least(Latent.DISTANCE, NEAREST),
                Math.max(nearest(Latent.TRANSLATION_X), nearest(Latent.TRANSLATION_Y)));
        if (nearest > farthest) {
            throw new IllegalArgumentException(
                    "scenes.ranges %s: geometry UNIFORM keeps objects fully inside the image, which is impossible at any distance up to %s m; bring them nearer to 0 or farther away"
                            .formatted(bounds, farthest));
        }
    }

    /** Returns the distance at which an object that is as far off the axis as required just fits into the image. */
    private float nearest(Latent across) {
        float off = bounds.leastMagnitude(across);
        return off == 0 ? 0 : (off + RADIUS / Camera.COS_HALF_VIEW) / Camera.TAN_HALF_VIEW;
    }

    @Override
    public Placement place(ObjectModel object, CounterBasedRandom draws) {
        float distance = draws.uniform(nearest, farthest);
        float reach = Pose.reach(distance, RADIUS);
        Vector3f position = new Vector3f(
                across(Latent.TRANSLATION_X, reach, draws), across(Latent.TRANSLATION_Y, reach, draws), distance);
        Pose pose = new Pose(position, turned(draws.rotation()), RADIUS);
        return new Placement(
                pose,
                new Quaternionf()
                        .rotationYXZ(draws.uniform(0, TURN), draws.uniform(-.45f, .35f), draws.uniform(-.08f, .08f)));
    }

    private float across(Latent latent, float reach, CounterBasedRandom draws) {
        float low = Math.max(bounds.least(latent, -reach), -reach);
        return draws.uniform(low, Math.max(low, Math.min(bounds.greatest(latent, reach), reach)));
    }

    /**
     * Maps each angle into its bounds, in proportion. For a rotation that is uniform on SO(3), the yaw, the sine of the
     * pitch and the roll are uniform and independent; within bounds they remain so.
     */
    private Quaternionf turned(Quaternionf rotation) {
        if (!bounds.hasAngles()) {
            return rotation;
        }
        Vector3f angles = rotation.getEulerAnglesYXZ(new Vector3f());
        return new Quaternionf()
                .rotationYXZ(
                        around(Latent.ROTATION_YAW, angles.y),
                        upAndDown(angles.x),
                        around(Latent.ROTATION_ROLL, angles.z));
    }

    private float around(Latent latent, float angle) {
        if (!bounds.has(latent)) {
            return angle;
        }
        float least = bounds.least(latent, 0);
        return (float) (least + (bounds.greatest(latent, 0) - least) * (angle / (2 * Math.PI) + .5));
    }

    private float upAndDown(float pitch) {
        if (!bounds.has(Latent.ROTATION_PITCH)) {
            return pitch;
        }
        double least = StrictMath.sin(bounds.least(Latent.ROTATION_PITCH, 0));
        double greatest = StrictMath.sin(bounds.greatest(Latent.ROTATION_PITCH, 0));
        return (float) StrictMath.asin(least + (greatest - least) * (StrictMath.sin(pitch) + 1) / 2);
    }

    @Override
    public Map<Latent, Moments> moments() {
        Map<Latent, Moments> moments = new EnumMap<>(Latent.class);
        moments.putAll(UniformMoments.WITHOUT_BOUNDS);
        if (bounds.has(Latent.DISTANCE) || bounds.has(Latent.TRANSLATION_X) || bounds.has(Latent.TRANSLATION_Y)) {
            UniformMoments lengths = new UniformMoments(bounds, nearest, farthest);
            moments.put(Latent.DISTANCE, lengths.distance());
            moments.put(Latent.TRANSLATION_X, lengths.across(Latent.TRANSLATION_X));
            moments.put(Latent.TRANSLATION_Y, lengths.across(Latent.TRANSLATION_Y));
        }
        for (Latent latent : new Latent[] {Latent.ROTATION_YAW, Latent.ROTATION_ROLL}) {
            if (bounds.has(latent)) {
                moments.put(latent, UniformMoments.uniform(bounds.least(latent, 0), bounds.greatest(latent, 0)));
            }
        }
        if (bounds.has(Latent.ROTATION_PITCH)) {
            moments.put(
                    Latent.ROTATION_PITCH,
                    UniformMoments.pitch(
                            bounds.least(Latent.ROTATION_PITCH, 0), bounds.greatest(Latent.ROTATION_PITCH, 0)));
        }
        return moments;
    }
}
