package ventral.render.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.latent.Symmetry;
import ventral.render.conversion.EulerRotation;

class LabelTableTest {

    @Test
    void columns_come_in_any_order_and_others_are_not_read() {
        LabelTable table = LabelTable.parse("""
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
                                new SymmetrySource.DeclaredSymmetry(Optional.of(new Symmetry(0, 1, 0, 4)))));
        assertThat(table.categories()).containsExactly("chair", "lamp");
    }

    @Test
    void models_of_one_file_name_are_called_by_their_paths() {
        LabelTable table =
                LabelTable.parse("model,category\n/a/chair.obj,chair\n/b/chair.obj,chair\n/b/bed.obj,bed\n", "t.csv");
        assertThat(table.labels()).extracting(ModelLabel::name).containsExactly("a/chair.obj", "b/chair.obj", "bed");
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
                "model,category;a.obj,'\"x' | t.csv: the quotes that open on line 2 do not close"
            })
    void what_is_wrong_is_told_with_its_place(String table, String message) {
        assertThatThrownBy(() -> LabelTable.parse(table.replace(';', '\n'), "t.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
