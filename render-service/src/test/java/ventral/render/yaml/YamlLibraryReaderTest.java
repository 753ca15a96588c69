package ventral.render.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.render.model.ObjectRecipeException;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;

class YamlLibraryReaderTest {

    @TempDir
    Path folder;

    @Test
    void a_recipe_grows_as_many_objects_as_it_says() throws IOException {
        ObjectLibrary library = library("""
                toy brick:
                  identities: 3
                  vary: {w: 1..2, studs: 2|4}
                  parts:
                  - {box: w .6 .8, finish: plastic}
                  - {lathe: [0 0, .1 0, .1 .1, 0 .1], at: -w/2+.2 .3 0, row: studs .25 0 0, finish: plastic}
                """);
        assertThat(library.categories()).containsExactly("toy brick");
        assertThat(library.identities()).containsExactly("toy-brick-0", "toy-brick-1", "toy-brick-2");
    }

    @Test
    void the_shipped_recipes_are_of_as_many_categories_and_identities_as_the_paper_has() {
        ObjectLibrary library = YamlLibraryReader.shipped();
        assertThat(library.categories()).hasSize(117).doesNotHaveDuplicates();
        assertThat(library.identities()).hasSize(587).doesNotHaveDuplicates();
    }

    @Test
    void copies_are_mirrored_then_in_a_row_then_in_a_ring() throws IOException {
        Mesh one = mesh("{box: 1 1 1}");
        Mesh twelve = mesh("{box: 1 1 1, at: 3 0 0, mirror: x, row: 2 0 2 0, ring: 3}");
        assertThat(twelve.indices()).hasSize(12 * one.indices().length);
    }

    @Test
    void a_part_whose_condition_is_not_positive_is_left_out() throws IOException {
        assertThat(mesh("{box: 1 1 1}, {if: 1-1, ball: 1 1 1}").indices())
                .hasSameSizeAs(mesh("{box: 1 1 1}").indices());
    }

    @Test
    void parts_of_one_finish_share_one_material_and_a_suffix_tells_two_apart() throws IOException {
        assertThat(mesh("{box: 1 1 1, finish: paint}, {ball: 1 1 1, finish: paint}")
                        .materials())
                .hasSize(1);
        assertThat(mesh("{box: 1 1 1, finish: paint}, {ball: 1 1 1, finish: paint.2}")
                        .materials())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{box: 1 1} | recipes.yaml: thing: part 1: key 'box': '1 1' has 2 numbers, not 3 to 4",
                "{box: 1 1 1, colour: red} | recipes.yaml: thing: part 1: unknown key 'colour'; known are [at, box, finish, if, jitter, mirror, ring, row, size, turn]",
                "{at: 1 1 1} | recipes.yaml: thing: part 1: a part has exactly one of [ball, box, group, lathe, loft, prism, tube], not [] of keys [at]",
                "{tube: [0 0 0, 1 0 0]} | recipes.yaml: thing: part 1: key 'r' is missing",
                "{lathe: [1 0]} | recipes.yaml: thing: part 1: key 'lathe' has one row; at least two make a shape",
                "{group: [{box: 1 1 1}, {ball: x}]} | recipes.yaml: thing: part 1: part 2: key 'ball': 'x' has 1 numbers, not 3 to 5",
                "{box: 1 1 1, mirror: y} | recipes.yaml: thing: part 1: invalid mirror 'y': must be x, z or xz",
                "{box: 1 1 width} | thing-0: part 1: 'width' in 'width' is not a parameter; the parameters are []",
                "{box: 1 1 1, finish: gold} | thing-0: part 1: finish 'gold' is not in the palette, which has"
            })
    void an_error_says_in_which_file_category_part_and_key_it_is(String parts, String message) {
        assertThatThrownBy(() -> mesh(parts))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_folder_without_recipes_is_refused() {
        assertThatThrownBy(() -> YamlLibraryReader.of(folder))
                .hasMessageStartingWith("no .yaml file with recipes is in");
    }

    @Test
    void an_alias_inside_its_own_anchor_is_refused() {
        assertThatThrownBy(() -> library("a: &a {parts: [*a]}"))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageContaining("more than 50 levels deep");
    }

    @Test
    void aliases_that_multiply_values_are_refused() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, String.join(", ", Collections.nCopies(10, "*a" + (i - 1)))));
        }
        assertThatThrownBy(() -> library(laughs.toString()))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageContaining("more than 100000 values, counting each repetition by an alias");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{identities: 2000000000, parts: [{box: 1 1 1}]} | 2000000000 identities; a category has at most 1000",
                "{identities: 1, parts: [{lathe: [0 0, 1 1], smooth: 2000000000}]} | smooth 2000000000 is more than 50",
                "{identities: 1, parts: [{lathe: [0 0, 1 1], smooth: 50, sides: 48, row: 100 1 0 0}]} | more than 20000 triangles",
                "{identities: 1, parts: [{group: [{group: [{box: 1 1 1, if: 0}], row: 100 1 0 0}], row: 100 1 0 0}]} | more than 5000 copies"
            })
    void recipes_of_more_than_a_scene_can_hold_are_refused(String recipe, String reason) {
        assertThatThrownBy(() -> library("thing: " + recipe))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageContaining(reason);
    }

    private Mesh mesh(String parts) throws IOException {
        return library("thing: {identities: 1, parts: [%s]}".formatted(parts))
                .models()
                .get(0)
                .mesh();
    }

    private ObjectLibrary library(String recipes) throws IOException {
        Files.writeString(folder.resolve("recipes.yaml"), recipes);
        return YamlLibraryReader.of(folder);
    }
}
