package ventral.render.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;

/**
 * Draws the scene of image i of a stream from (seed, i) alone.
 *
 * <p>The geometry is our own: an object of one metre across, at a distance uniform in [{@value #NEAREST},
 * {@value #FARTHEST}] metres, anywhere in the picture as a whole, in any rotation (uniform on SO(3)).
 */
public final class SceneSampler {

    static final float NEAREST = 1.5f;
    static final float FARTHEST = 5;
    static final float RADIUS = .5f;

    private static final float ROOM_CHANCE = .6f;
    private static final float TURN = (float) (2 * Math.PI);

    private final ObjectLibrary library;
    private final List<Light> panoramaLights;
    private final int patternCount;

    /**
     * @param panoramaLights the light of each panorama that is configured; when empty, every background is a room
     * @param patternCount painted patterns to choose walls from
     */
    public SceneSampler(ObjectLibrary library, List<Light> panoramaLights, int patternCount) {
        this.library = library;
        this.panoramaLights = List.copyOf(panoramaLights);
        this.patternCount = patternCount;
    }

    public Scene sample(long seed, long index) {
        Draws draws = new Draws(seed, index);
        ObjectModel object = library.models().get(draws.below(library.models().size()));
        float distance = draws.in(NEAREST, FARTHEST);
        float reach = Pose.reach(distance, RADIUS);
        Vector3f position = new Vector3f(draws.in(-reach, reach), draws.in(-reach, reach), distance);
        Pose pose = new Pose(position, draws.rotation(), RADIUS);
        Quaternionf cameraTurn =
                new Quaternionf().rotationYXZ(draws.in(0, TURN), draws.in(-.45f, .35f), draws.in(-.08f, .08f));
        float exposure = draws.in(.75f, 1.35f);
        if (panoramaLights.isEmpty() || draws.chance(ROOM_CHANCE)) {
            return new Scene(object, pose, room(draws, pose, cameraTurn), lamp(draws), cameraTurn, exposure);
        }
        int panorama = draws.below(panoramaLights.size());
        return new Scene(
                object, pose, new Background.Panorama(panorama), panoramaLights.get(panorama), cameraTurn, exposure);
    }

    /** What the labels of a stream from this sampler range over. */
    public LatentSpace latentSpace() {
        double mean = (NEAREST + FARTHEST) / 2.0;
        double variance = Math.pow(FARTHEST - NEAREST, 2) / 12;
        // x is uniform in +-(z t - r/c) given z, so its variance is the mean over z of a third of the square
        double t = Camera.TAN_HALF_VIEW;
        double margin = RADIUS / Camera.COS_HALF_VIEW;
        double square = t * t * (variance + mean * mean) - 2 * t * margin * mean + margin * margin;
        Moments across = new Moments(0, Math.sqrt(square / 3));
        return new LatentSpace(
                library.categories(),
                library.identities(),
                Map.of(
                        Latent.DISTANCE, new Moments(mean, Math.sqrt(variance)),
                        Latent.TRANSLATION_X, across,
                        Latent.TRANSLATION_Y, across));
    }

    /** A room about the camera whose walls keep clear of the object. */
    private Background.Room room(Draws draws, Pose pose, Quaternionf cameraTurn) {
        Vector3f low = new Vector3f(draws.in(-9, -2.5f), draws.in(-3.2f, -1.2f), draws.in(-9, -2.5f));
        Vector3f high = new Vector3f(draws.in(2.5f, 9), draws.in(1.2f, 3.5f), draws.in(2.5f, 9));
        Vector3f centre = new Vector3f(pose.position().x, pose.position().y, -pose.position().z).rotate(cameraTurn);
        Vector3f clearance = new Vector3f(pose.radius() * 1.05f);
        low.min(centre.sub(clearance, new Vector3f()));
        high.max(centre.add(clearance, new Vector3f()));
        Material common = wall(draws);
        List<Material> walls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean floorOrCeiling = i == 2 || i == 3;
            walls.add(floorOrCeiling || draws.chance(.25f) ? wall(draws) : common);
        }
        return new Background.Room(low, high, walls);
    }

    private Material wall(Draws draws) {
        float hue = draws.unit();
        float saturation = draws.unit() * draws.unit() * .9f;
        float value = draws.in(.25f, .95f);
        return new Material(
                Colour.hsv(hue + draws.in(-.1f, .1f), saturation, value * draws.in(.45f, 1)),
                Colour.hsv(hue, saturation, value),
                draws.below(patternCount),
                draws.in(.25f, .9f),
                .8f,
                0);
    }

    /** A key light from above, with soft light that leans from the ceiling and from one side. */
    private static Light lamp(Draws draws) {
        double polar = Math.acos(draws.in(.25f, .98f));
        double azimuth = draws.in(0, TURN);
        Vector3f direction =
                new Vector3f((float) (Math.sin(polar) * Math.sin(azimuth)), (float) Math.cos(polar), (float)
                        (-Math.sin(polar) * Math.cos(azimuth)));
        float power = draws.in(0, 2.2f);
        float warmth = draws.in(-.25f, .35f);
        Colour sun = new Colour(power * (1 + warmth), power, power * (1 - warmth));
        float sky = draws.in(.15f, .8f);
        float tint = draws.in(-.2f, .2f);
        Colour ceiling = new Colour(sky * (1 + tint), sky, sky * (1 - tint));
        Colour none = new Colour(0, 0, 0);
        List<Colour> ambient = new ArrayList<>(List.of(
                ceiling.times(1 / .282095f),
                ceiling.times(draws.in(0, .35f) / .488603f),
                none,
                ceiling.times(draws.in(-.3f, .3f) / .488603f)));
        while (ambient.size() < 9) {
            ambient.add(none);
        }
        return new Light(direction, sun, ambient);
    }
}
