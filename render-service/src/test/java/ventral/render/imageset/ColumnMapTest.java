package ventral.render.imageset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;

class ColumnMapTest {

    private static final List<String> COLUMNS = List.of("path", "depth", "yaw", "pitch", "roll", "class");

    @Test
    void numbers_are_brought_to_metres_and_radians() {
        IndexLayout layout = IndexLayouts.of(
                COLUMNS,
                List.of(
                        "file=path",
                        "distance=depth:cm",
                        "rotation_yaw=yaw:deg",
                        "rotation_pitch=pitch:deg",
                        "rotation_roll=roll"));
        assertThat(layout.groups()).containsExactlyInAnyOrder(LatentGroup.DISTANCE, LatentGroup.ROTATION);
        Map<Latent, Double> measures =
                layout.entry(row("a.png", "250", "270", "45", "-4", "cup")).measures();
        assertThat(measures.get(Latent.DISTANCE)).isCloseTo(2.5, within(1e-12));
        assertThat(measures.get(Latent.ROTATION_YAW)).isCloseTo(-Math.PI / 2, within(1e-12));
        assertThat(measures.get(Latent.ROTATION_PITCH)).isCloseTo(Math.PI / 4, within(1e-12));
        assertThat(measures.get(Latent.ROTATION_ROLL)).isCloseTo(2 * Math.PI - 4, within(1e-12));
    }

    @Test
    void what_is_not_told_is_not_labelled() {
        IndexLayout layout = IndexLayouts.of(COLUMNS, List.of("file=path", "category=class"));
        ImageAnnotation entry = layout.entry(row("a.png", "", "", "", "", "cup"));
        assertThat(layout.groups()).containsExactly(LatentGroup.CATEGORY);
        assertThat(entry.measures()).isEmpty();
        assertThat(entry.category()).isEqualTo("cup");
        assertThat(entry.identity()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "category=class | no column is mapped to the images' paths; add file=COLUMN",
                "file=path | no column is mapped to a latent; the keys are [background, category,",
                "file=path distance | 'distance' is not KEY=COLUMN or KEY=COLUMN:UNIT",
                "file=path size=depth | unknown key 'size' in 'size=depth': must be one of [background, category, distance, file,",
                "file=path distance=depth distance=depth | key 'distance' is mapped twice",
                "file=path distance=depth:ft | invalid unit 'ft' of distance: must be one of [cm, m, mm]",
                "file=path rotation_yaw=yaw | rotation needs columns for all of [rotation_pitch, rotation_yaw, rotation_roll], but only [rotation_yaw] are mapped",
                "file=path distance=deep | the index has no column deep; its columns are [path, depth,"
            })
    void a_map_that_makes_no_sense_is_refused(String words, String message) {
        assertThatThrownBy(() -> IndexLayouts.of(COLUMNS, List.of(words.split(" "))))
                .isInstanceOf(ImageSetException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void columns_that_nobody_knows_need_a_map() {
        assertThatThrownBy(() -> IndexLayouts.of(COLUMNS, List.of()))
                .hasMessageContaining("map them, such as --column file=path");
    }

    private static IndexRow row(String... cells) {
        Map<String, Integer> columns = new java.util.HashMap<>();
        COLUMNS.forEach(column -> columns.put(column, columns.size()));
        return new IndexRow("index.csv line 2", columns, List.of(cells));
    }
}
