package ventral.render.scene;

import java.util.Map;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;

/**
 * Our own geometry: an object of one metre across, at a distance uniform in [{@value #NEAREST}, {@value #FARTHEST}]
 * metres, anywhere in the picture as a whole, in any rotation (uniform on SO(3)).
 */
public final class UniformGeometry implements Geometry {

    static final float NEAREST = 1.5f;
    static final float FARTHEST = 5;
    static final float RADIUS = .5f;

    private static final float TURN = (float) (2 * Math.PI);

    @Override
    public Placement place(ObjectModel object, Draws draws) {
        float distance = draws.in(NEAREST, FARTHEST);
        float reach = Pose.reach(distance, RADIUS);
        Vector3f position = new Vector3f(draws.in(-reach, reach), draws.in(-reach, reach), distance);
        Pose pose = new Pose(position, draws.rotation(), RADIUS);
        return new Placement(
                pose, new Quaternionf().rotationYXZ(draws.in(0, TURN), draws.in(-.45f, .35f), draws.in(-.08f, .08f)));
    }

    @Override
    public Map<Latent, Moments> moments() {
        double mean = (NEAREST + FARTHEST) / 2.0;
        double variance = Math.pow(FARTHEST - NEAREST, 2) / 12;
        // x is uniform in +-(z t - r/c) given z, so its variance is the mean over z of a third of the square
        double t = Camera.TAN_HALF_VIEW;
        double margin = RADIUS / Camera.COS_HALF_VIEW;
        double square = t * t * (variance + mean * mean) - 2 * t * margin * mean + margin * margin;
        Moments across = new Moments(0, Math.sqrt(square / 3));
        Moments around = new Moments(0, Math.PI / Math.sqrt(3));
        // the sine of the pitch is uniform, as the height of a point on a sphere is (Archimedes)
        Moments upAndDown = new Moments(0, Math.sqrt(Math.PI * Math.PI / 4 - 2));
        return Map.of(
                Latent.DISTANCE, new Moments(mean, Math.sqrt(variance)),
                Latent.TRANSLATION_X, across,
                Latent.TRANSLATION_Y, across,
                Latent.ROTATION_PITCH, upAndDown,
                Latent.ROTATION_YAW, around,
                Latent.ROTATION_ROLL, around);
    }
}
