package ventral.render.surroundings;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3f;
import ventral.contract.spec.BackgroundKind;
import ventral.render.geometry.Placement;
import ventral.render.geometry.Pose;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Draws the surroundings of an object: a room with a lamp, a panorama that also provides the light, or a photograph.
 */
public final class SurroundingsSampler {

    private static final float TURN = (float) (2 * Math.PI);

    private static final int FLOOR = 2;
    private static final int CEILING = 3;

    /** Greatest saturation of floors and walls, which are seldom more colourful in houses. */
    private static final float GREATEST_SATURATION = .5f;

    /** Smallest fraction of a photograph's shorter side that an image shows. */
    private static final float LEAST_SHOWN = .6f;

    private final List<BackgroundKind> kinds;
    private final List<Light> panoramaLights;
    private final List<PhotographLight> photographLights;
    private final int patternCount;

    /**
     * Creates the sampler.
     *
     * @param kinds kinds to choose from, all equally likely
     * @param backgrounds images for each of the kinds
     * @param patternCount number of procedural patterns for walls
     */
    public SurroundingsSampler(List<BackgroundKind> kinds, BackgroundImages backgrounds, int patternCount) {
        this.kinds = List.copyOf(kinds);
        this.panoramaLights =
                backgrounds.panoramas().stream().map(Panorama::light).toList();
        this.photographLights =
                backgrounds.photographs().stream().map(PhotographLight::of).toList();
        this.patternCount = patternCount;
    }

    /** Creates a sampler of rooms only. */
    public static SurroundingsSampler rooms(int patternCount) {
        return new SurroundingsSampler(List.of(BackgroundKind.ROOM), BackgroundImages.NONE, patternCount);
    }

    public Surroundings around(Placement placement, CounterBasedRandom draws) {
        float exposure = draws.uniform(.75f, 1.35f);
        return switch (kinds.get(draws.nextInt(kinds.size()))) {
            case ROOM -> new Surroundings(room(draws, placement), lamp(draws), exposure);
            case PANORAMA -> {
                int panorama = draws.nextInt(panoramaLights.size());
                yield new Surroundings(
                        new Background.PanoramaBackground(panorama), panoramaLights.get(panorama), exposure);
            }
            case PHOTOGRAPH -> {
                int photograph = draws.nextInt(photographLights.size());
                PhotographLight light = photographLights.get(photograph);
                yield new Surroundings(crop(draws, photograph, light.aspect()), light.on(lamp(draws)), exposure);
            }
        };
    }

    /** Draws a part of a photograph that is a square in the original aspect ratio. */
    private static Background.PhotographBackground crop(CounterBasedRandom draws, int photograph, float aspect) {
        float shown = draws.uniform(LEAST_SHOWN, 1);
        float width = shown * Math.min(1, 1 / aspect);
        float height = shown * Math.min(1, aspect);
        return new Background.PhotographBackground(
                photograph, draws.nextFloat() * (1 - width), draws.nextFloat() * (1 - height), width, height);
    }

    /** Draws a room around the camera whose walls keep clear of the object. */
    private Background.RoomBackground room(CounterBasedRandom draws, Placement placement) {
        Pose pose = placement.pose();
        Vector3f low = new Vector3f(draws.uniform(-9, -2.5f), draws.uniform(-3.2f, -1.2f), draws.uniform(-9, -2.5f));
        Vector3f high = new Vector3f(draws.uniform(2.5f, 9), draws.uniform(1.2f, 3.5f), draws.uniform(2.5f, 9));
        Vector3f centre =
                new Vector3f(pose.position().x, pose.position().y, -pose.position().z).rotate(placement.cameraTurn());
        Vector3f clearance = new Vector3f(pose.radius() * 1.05f);
        low.min(centre.sub(clearance, new Vector3f()));
        high.max(centre.add(clearance, new Vector3f()));
        Material common = wall(draws);
        List<Material> walls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Material own = i == CEILING ? ceiling(draws) : wall(draws);
            walls.add(i == FLOOR || i == CEILING || draws.chance(.25f) ? own : common);
        }
        return new Background.RoomBackground(low, high, walls);
    }

    private Material wall(CounterBasedRandom draws) {
        float hue = draws.nextFloat();
        float saturation = draws.nextFloat() * draws.nextFloat() * GREATEST_SATURATION;
        float value = draws.uniform(.25f, .95f);
        return new Material(
                Colour.hsv(hue + draws.uniform(-.1f, .1f), saturation, value * draws.uniform(.45f, 1)),
                Colour.hsv(hue, saturation, value),
                draws.nextInt(patternCount),
                draws.uniform(.25f, .9f),
                .8f,
                0);
    }

    /** Draws a ceiling material that is nearly white and has no pattern. */
    private static Material ceiling(CounterBasedRandom draws) {
        Colour white = Colour.hsv(draws.nextFloat(), .1f * draws.nextFloat(), draws.uniform(.7f, .97f));
        return new Material(white, white, Material.PLAIN, 1, .8f, 0);
    }

    /** Draws a key light from above, with ambient light that is stronger from the ceiling and from one side. */
    private static Light lamp(CounterBasedRandom draws) {
        double polar = StrictMath.acos(draws.uniform(.25f, .98f));
        double azimuth = draws.uniform(0, TURN);
        Vector3f direction = new Vector3f(
                (float) (StrictMath.sin(polar) * StrictMath.sin(azimuth)), (float) StrictMath.cos(polar), (float)
                        (-StrictMath.sin(polar) * StrictMath.cos(azimuth)));
        float power = draws.uniform(0, 2.2f);
        float warmth = draws.uniform(-.25f, .35f);
        Colour sun = new Colour(power * (1 + warmth), power, power * (1 - warmth));
        float sky = draws.uniform(.15f, .8f);
        float tint = draws.uniform(-.2f, .2f);
        Colour ceiling = new Colour(sky * (1 + tint), sky, sky * (1 - tint));
        Colour none = new Colour(0, 0, 0);
        List<Colour> ambient = new ArrayList<>(List.of(
                ceiling.times(1 / .282095f),
                ceiling.times(draws.uniform(0, .35f) / .488603f),
                none,
                ceiling.times(draws.uniform(-.3f, .3f) / .488603f)));
        while (ambient.size() < 9) {
            ambient.add(none);
        }
        return new Light(direction, sun, ambient);
    }
}
