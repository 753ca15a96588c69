package ventral.render.imageset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.latent.Latent;
import ventral.render.scene.ImageMetadata;

class TdwLayoutTest {

    private static final Map<String, String> SCENE = Map.of(
            "scene_name", "ruin",
            "wnid", "n03001627",
            "record_wcategory", "chair",
            "record_name", "arne_chair",
            "image_file_name", "img_0000000017.jpg",
            "skybox_name", "bergen_4k");

    @Test
    void the_columns_are_as_many_as_are_published() {
        assertThat(TdwLayout.TDW_2023.published()).hasSize(26).doesNotHaveDuplicates();
        assertThat(TdwLayout.TDW_2024.published()).hasSize(30).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void a_layout_is_known_by_its_columns_and_either_name_of_the_file(TdwLayout layout) {
        assertThat(IndexLayouts.of(layout.published(), List.of())).isEqualTo(layout);
        List<String> older = new ArrayList<>(layout.published());
        older.replaceAll(column -> column.equals("image_file_name") ? "image_filename" : column);
        older.add(0, "(without a heading)");
        assertThat(IndexLayouts.of(older, List.of())).isEqualTo(layout);
    }

    /** A pixel at the image's edge is off the axis by half the width of the view: depth times tan 30 degrees. */
    @Test
    void the_older_columns_tell_the_pivot_in_pixels_of_256() {
        ImageAnnotation entry = TdwLayout.TDW_2023.entry(
                row(TdwLayout.TDW_2023, Map.of("ty", "128", "tz", "-64", "neg_x", "3", "euler_2", "180")));
        assertThat(entry.measures().get(Latent.DISTANCE)).isEqualTo(3);
        assertThat(entry.measures().get(Latent.TRANSLATION_X)).isCloseTo(Math.sqrt(3), within(1e-9));
        assertThat(entry.measures().get(Latent.TRANSLATION_Y)).isCloseTo(-Math.sqrt(3) / 2, within(1e-9));
        ImageMetadata facts = entry.facts(64, "a.jpg");
        assertThat(facts.pivotPixel().x).isCloseTo(32, within(1e-4f));
        assertThat(facts.pivotPixel().y).isCloseTo(-16, within(1e-4f));
        assertThat(facts.pixel().x).isNaN();
        assertThat(facts.background()).isEqualTo("ruin/bergen_4k");
        assertThat(facts.sourceFile()).isEqualTo("a.jpg");
    }

    /**
     * Unity's WorldToScreenPoint mirrors points behind the camera; with their negative depth, the metres are correct.
     */
    @Test
    void a_pivot_behind_the_camera_keeps_its_side() {
        ImageAnnotation entry =
                TdwLayout.TDW_2023.entry(row(TdwLayout.TDW_2023, Map.of("ty", "-640", "tz", "0", "neg_x", "-.1")));
        assertThat(entry.measures().get(Latent.TRANSLATION_X)).isCloseTo(.5 * Math.tan(Math.PI / 6), within(1e-9));
    }

    @Test
    void the_newer_columns_tell_the_centre_in_metres() {
        ImageAnnotation entry = TdwLayout.TDW_2024.entry(
                row(TdwLayout.TDW_2024, Map.of("rel_pos_x", ".5", "rel_pos_y", "-.25", "rel_pos_z", "2")));
        assertThat(entry.measures())
                .containsEntry(Latent.DISTANCE, 2.0)
                .containsEntry(Latent.TRANSLATION_X, .5)
                .containsEntry(Latent.TRANSLATION_Y, -.25);
        assertThat(entry.category()).isEqualTo("n03001627");
        assertThat(entry.identity()).isEqualTo("arne_chair");
        ImageMetadata facts = entry.facts(256, "");
        assertThat(facts.pixel().x).isCloseTo((float) (128 * .25 / Math.tan(Math.PI / 6)), within(1e-3f));
        assertThat(facts.pivotDistance()).isNaN();
    }

    /**
     * TDW's canonical pose faces away from the camera, Ventral's faces it: the object's own half turn about y comes
     * first.
     */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "30, 0, 0", "0, 200, 0", "350, 10, 300", "41, 123, 77", "320, 181, 12"})
    void a_rotation_is_told_from_the_pose_that_faces_the_camera(double pitch, double yaw, double roll) {
        ImageAnnotation entry = TdwLayout.TDW_2024.entry(row(
                TdwLayout.TDW_2024,
                Map.of("rel_rot_euler_0", "" + pitch, "rel_rot_euler_1", "" + yaw, "rel_rot_euler_2", "" + roll)));
        Quaternionf tdw = new Quaternionf()
                .rotationYXZ((float) Math.toRadians(yaw), (float) Math.toRadians(pitch), (float) Math.toRadians(roll));
        Quaternionf expected = tdw.mul(new Quaternionf(0, -1, 0, 0));
        Quaternionf told = entry.facts(64, "").rotation();
        for (Vector3f axis : List.of(new Vector3f(1, 0, 0), new Vector3f(0, 1, 0), new Vector3f(0, 0, 1))) {
            assertThat(told.transform(axis, new Vector3f()).distance(expected.transform(axis, new Vector3f())))
                    .isLessThan(1e-5f);
        }
        assertThat(entry.measures().get(Latent.ROTATION_YAW)).isBetween(-Math.PI, Math.PI);
        assertThat(entry.measures().get(Latent.ROTATION_PITCH)).isBetween(-Math.PI / 2, Math.PI / 2);
        assertThat(entry.measures().get(Latent.ROTATION_ROLL)).isBetween(-Math.PI, Math.PI);
    }

    @Test
    void pictures_are_looked_for_where_tdw_writes_them() {
        assertThat(TdwLayout.TDW_2024.pictures(row(TdwLayout.TDW_2024, Map.of())))
                .startsWith("img_0000000017.jpg")
                .contains(
                        "images/ruin/n03001627/arne_chair/img_0000000017.jpg",
                        "images/train/n03001627/img_0000000017.jpg");
    }

    @Test
    void what_is_no_number_is_told_with_its_line_and_column() {
        assertThatThrownBy(() -> TdwLayout.TDW_2024.entry(row(TdwLayout.TDW_2024, Map.of("rel_pos_z", "far"))))
                .isInstanceOf(ImageSetException.class)
                .hasMessage("index.csv line 9, column 'rel_pos_z': 'far' is not a finite number");
        assertThatThrownBy(() -> TdwLayout.TDW_2023.entry(row(TdwLayout.TDW_2023, Map.of("neg_x", "NaN"))))
                .hasMessage("index.csv line 9, column 'neg_x': 'NaN' is not a finite number");
    }

    /** Creates a row. Every number that is not given is 0. */
    private static IndexRow row(TdwLayout layout, Map<String, String> given) {
        Map<String, Integer> columns = new HashMap<>();
        List<String> cells = new ArrayList<>();
        for (String column : layout.published()) {
            columns.put(column, columns.size());
            cells.add(given.getOrDefault(column, SCENE.getOrDefault(column, "0")));
        }
        return new IndexRow("index.csv line 9", columns, cells);
    }
}
