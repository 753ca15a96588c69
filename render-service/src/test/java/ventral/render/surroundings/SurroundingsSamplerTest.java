package ventral.render.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.BackgroundKind;
import ventral.render.geometry.Placement;
import ventral.render.geometry.Pose;
import ventral.render.object.Colour;
import ventral.render.statistics.CounterBasedRandom;

class SurroundingsSamplerTest {

    private static final Light DIM = light(.1f);
    private static final Light BRIGHT = light(2);
    private static final Photograph WIDE = photograph("street", 1.5f, 120);
    private static final Photograph DARK = photograph("cellar", .5f, 20);
    private static final BackgroundImages BACKDROPS = new BackgroundImages(
            List.of(
                    new Panorama("fog", 1, 1, new float[] {.1f, .1f, .1f}, DIM),
                    new Panorama("noon", 1, 1, new float[] {1, 1, 1}, BRIGHT)),
            List.of(WIDE, DARK));

    @Test
    void every_kind_that_there_is_material_for_comes_as_often() {
        List<Surroundings> all = draw(BACKDROPS.kinds(List.of()), BACKDROPS, 3000);
        assertThat(of(all, Background.RoomBackground.class)).hasSizeBetween(900, 1100);
        assertThat(of(all, Background.PanoramaBackground.class)).hasSizeBetween(900, 1100);
        assertThat(of(all, Background.PhotographBackground.class)).hasSizeBetween(900, 1100);
    }

    @Test
    void of_a_kind_alone_every_background_is_one() {
        assertThat(draw(List.of(BackgroundKind.PANORAMA), BACKDROPS, 100))
                .allMatch(around -> around.background() instanceof Background.PanoramaBackground);
    }

    @Test
    void a_panorama_comes_with_its_own_light() {
        List<Surroundings> all = draw(List.of(BackgroundKind.PANORAMA), BACKDROPS, 1000);
        assertThat(all)
                .filteredOn(around -> around.background().equals(new Background.PanoramaBackground(0)))
                .hasSizeBetween(440, 560)
                .allMatch(around -> around.light().equals(DIM));
        assertThat(all)
                .filteredOn(around -> around.background().equals(new Background.PanoramaBackground(1)))
                .allMatch(around -> around.light().equals(BRIGHT));
    }

    @Test
    void a_picture_shows_a_square_part_that_is_wholly_in_its_photograph() {
        for (Surroundings around : draw(List.of(BackgroundKind.PHOTOGRAPH), BACKDROPS, 1000)) {
            Background.PhotographBackground crop = (Background.PhotographBackground) around.background();
            float aspect = BACKDROPS.photographs().get(crop.index()).aspect();
            assertThat(crop.width() * aspect).isCloseTo(crop.height(), within(1e-5f));
            assertThat(Math.max(crop.width(), crop.height())).isBetween(.6f, 1f);
            assertThat(crop.left()).isBetween(0f, 1 - crop.width());
            assertThat(crop.top()).isBetween(0f, 1 - crop.height());
        }
    }

    @Test
    void in_a_dark_photograph_objects_are_dark() {
        List<Surroundings> all = draw(List.of(BackgroundKind.PHOTOGRAPH), BACKDROPS, 1000);
        assertThat(meanSun(all, 1)).isLessThan(.5 * meanSun(all, 0));
    }

    private static double meanSun(List<Surroundings> all, int photograph) {
        return all.stream()
                .filter(around -> ((Background.PhotographBackground) around.background()).index() == photograph)
                .mapToDouble(around -> around.light().sun().green())
                .average()
                .orElseThrow();
    }

    private static List<Surroundings> of(List<Surroundings> all, Class<? extends Background> kind) {
        return all.stream()
                .filter(around -> kind.isInstance(around.background()))
                .toList();
    }

    private static List<Surroundings> draw(List<BackgroundKind> kinds, BackgroundImages backgrounds, int count) {
        SurroundingsSampler sampler = new SurroundingsSampler(kinds, backgrounds, 5);
        Placement placement = new Placement(new Pose(new Vector3f(0, 0, 3), new Quaternionf(), .5f), new Quaternionf());
        return LongStream.range(0, count)
                .mapToObj(i -> sampler.around(
                        placement, new CounterBasedRandom(1, i, CounterBasedRandom.Subsequence.SURROUNDINGS)))
                .toList();
    }

    private static Light light(float power) {
        Colour colour = new Colour(power, power, power);
        return new Light(new Vector3f(0, 1, 0), colour, Collections.nCopies(9, colour));
    }

    private static Photograph photograph(String name, float aspect, int grey) {
        byte[] rgb = new byte[3 * Photograph.SIZE * Photograph.SIZE];
        Arrays.fill(rgb, (byte) grey);
        return new Photograph(name, aspect, rgb);
    }
}
