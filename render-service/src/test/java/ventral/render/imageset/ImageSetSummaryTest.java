package ventral.render.imageset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.render.testing.InMemoryImageSet;

class ImageSetSummaryTest {

    private static final List<String> COLUMNS = List.of("path", "depth", "class");
    private static final List<String> MAP = List.of("file=path", "distance=depth", "category=class");

    @Test
    void classes_are_numbered_by_name_and_moments_are_those_of_all_rows() {
        LatentSpace space = survey(images("1", "2", "6")).space();
        assertThat(space.groups()).containsExactlyInAnyOrder(LatentGroup.DISTANCE, LatentGroup.CATEGORY);
        assertThat(space.categories()).containsExactly("bowl", "cup");
        assertThat(space.identities()).isEmpty();
        assertThat(space.moments().get(Latent.DISTANCE).mean()).isCloseTo(3, within(1e-12));
        // divided by the count minus one, as in pandas
        assertThat(space.moments().get(Latent.DISTANCE).standardDeviation()).isCloseTo(Math.sqrt(7), within(1e-12));
    }

    @Test
    void a_length_that_is_always_the_same_can_still_be_put_to_scale() {
        assertThat(survey(images("2", "2"))
                        .space()
                        .moments()
                        .get(Latent.DISTANCE)
                        .standardDeviation())
                .isEqualTo(1);
    }

    @Test
    void angles_have_a_circular_mean() {
        List<String> columns = List.of("path", "p", "y", "r");
        List<List<String>> rows = List.of(List.of("0.png", "0", "170", "-10"), List.of("1.png", "20", "-170", "10"));
        LatentSpace space = ImageSetSummary.of(
                        new InMemoryImageSet("path", columns, rows),
                        IndexLayouts.of(
                                columns,
                                List.of(
                                        "file=path",
                                        "rotation_pitch=p:deg",
                                        "rotation_yaw=y:deg",
                                        "rotation_roll=r:deg")),
                        new InMemoryImageSet("path", columns, rows),
                        looked -> {})
                .space();
        assertThat(space.moments().keySet())
                .containsExactlyInAnyOrder(Latent.ROTATION_PITCH, Latent.ROTATION_YAW, Latent.ROTATION_ROLL);
        LatentSpace.Moments yaw = space.moments().get(Latent.ROTATION_YAW);
        assertThat(Math.abs(yaw.mean())).isCloseTo(Math.PI, within(1e-6));
        assertThat(Math.toDegrees(yaw.standardDeviation())).isCloseTo(Math.sqrt(200), within(1e-4));
        assertThat(Math.toDegrees(space.moments().get(Latent.ROTATION_PITCH).mean()))
                .isCloseTo(10, within(1e-4));
    }

    @Test
    void the_digest_stands_for_labels_files_and_order() {
        ImageSetSummary survey = survey(images("1", "2", "6"));
        InMemoryImageSet otherFile = images("1", "2", "6");
        otherFile.put("1.png", 77);
        assertThat(survey(images("1", "2", "6")).digest()).isEqualTo(survey.digest());
        assertThat(survey(images("1", "2", "7")).digest()).isNotEqualTo(survey.digest());
        assertThat(survey(otherFile).digest()).isNotEqualTo(survey.digest());
        assertThat(survey.sha256(ImageOrder.SHUFFLED)).isNotEqualTo(survey.sha256(ImageOrder.AS_LISTED));
    }

    @Test
    void every_wrong_row_is_counted_and_the_first_are_told() {
        String[] depths =
                IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? "near" : "1").toArray(String[]::new);
        InMemoryImageSet images = images(depths);
        images.lose("3.png");
        assertThatThrownBy(() -> survey(images))
                .isInstanceOf(ImageSetException.class)
                .hasMessageStartingWith("21 of 40 rows are invalid, and nothing was published:\n"
                        + "index line 2, column 'depth': 'near' is not a finite number\n"
                        + "index line 4, column 'depth': 'near' is not a finite number\n"
                        + "index line 5: image 3.png or images/3.png does not exist\n")
                .hasMessageEndingWith("… and 1 more");
    }

    @Test
    void an_index_without_rows_is_refused() {
        assertThatThrownBy(() -> survey(images())).hasMessage("the index has no rows");
    }

    private static InMemoryImageSet images(String... depths) {
        List<List<String>> rows = new ArrayList<>();
        for (String depth : depths) {
            rows.add(List.of(rows.size() + ".png", depth, rows.size() % 2 == 0 ? "cup" : "bowl"));
        }
        return new InMemoryImageSet("path", COLUMNS, rows);
    }

    private static ImageSetSummary survey(InMemoryImageSet images) {
        return ImageSetSummary.of(images, IndexLayouts.of(COLUMNS, MAP), images, looked -> {});
    }
}
