package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.latent.Symmetry;
import ventral.render.conversion.EulerRotation;
import ventral.render.pack.LabelTable;
import ventral.render.pack.ModelLabel;
import ventral.render.pack.SymmetrySource;

class LabelTableReaderTest {

    @Test
    void columns_come_in_any_order_and_others_are_not_read() {
        LabelTable table = LabelTableReader.read("""
                note,category,model,library,name,turn,symmetry
                "old, ""so"" loved",chair,a/b.obj,west,throne,90,
                ,lamp,c.glb,east,,10 20 30,y/4
                """, "t.csv");
        assertThat(table.labels())
                .containsExactly(
                        new ModelLabel(
                                2,
                                "west",
                                "a/b.obj",
                                "chair",
                                "throne",
                                new EulerRotation(0, 90, 0),
                                new SymmetrySource.MeasuredSymmetry()),
                        new ModelLabel(
                                3,
                                "east",
                                "c.glb",
                                "lamp",
                                "c",
                                new EulerRotation(10, 20, 30),
                                new SymmetrySource.DeclaredSymmetry(new Symmetry(0, 1, 0, 4))));
        assertThat(table.categories()).containsExactly("chair", "lamp");
    }

    @Test
    void models_of_one_file_name_are_called_by_their_paths() {
        LabelTable table = LabelTableReader.read(
                "model,category\n/a/chair.obj,chair\n/b/chair.obj,chair\n/b/bed.obj,bed\n", "t.csv");
        assertThat(table.labels()).extracting(ModelLabel::name).containsExactly("a/chair.obj", "b/chair.obj", "bed");
    }

    @Test
    void empty_lines_are_skipped_but_counted_and_blanks_around_cells_are_ignored() {
        LabelTable table =
                LabelTableReader.read("\nmodel,category\n\n\"a\nb.obj\", \"chair\" \r\nc.obj,  lamp", "t.csv");
        assertThat(table.labels()).extracting(ModelLabel::line).containsExactly(4, 6);
        assertThat(table.labels()).extracting(ModelLabel::model).containsExactly("a\nb.obj", "c.obj");
        assertThat(table.categories()).containsExactly("chair", "lamp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,category;x,y | t.csv: column 'model' is missing among [name, category]",
                "model,category | t.csv: no model is listed below a header line such as model,category",
                "model,category;a.obj | t.csv: line 2 has 1 cells under 2 headings",
                "model,category;a.obj,x;b.obj, | t.csv: line 3, column 'category' is empty",
                "model,category,turn;a.obj,x,left | t.csv: line 2, column 'turn': turn 'left' is not degrees about y, nor degrees about x, y and z separated by blanks",
                "model,category,symmetry;a.obj,x,w | t.csv: line 2, column 'symmetry': 'w' is not an axis such as y, nor an axis and an order such as y/4, nor none",
                "model,category,symmetry;a.obj,x,y/1 | t.csv: line 2, column 'symmetry': order 1: every object looks the same after a full turn",
                "model,category,name;a.obj,x,n;b.obj,x,n | t.csv: line 3: name 'n' is used on an earlier line",
                "model,category;a.obj,\"x | t.csv: the quotes that open on line 2 do not close"
            })
    void what_is_wrong_is_told_with_its_place(String table, String message) {
        assertThatThrownBy(() -> LabelTableReader.read(table.replace(';', '\n'), "t.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
