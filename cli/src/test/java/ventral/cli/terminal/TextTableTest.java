package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void words_stand_left_and_figures_right_under_their_headings() {
        TextTable table = new TextTable(
                List.of(TextTable.words("run"), TextTable.figures("images")),
                List.of(List.of("distance", "512"), List.of("category", "8,192")));
        assertThat(table.lines())
                .containsExactly(
                        "run       images", //
                        "────────  ──────",
                        "distance     512",
                        "category   8,192");
    }

    @Test
    void a_row_with_a_cell_too_few_is_refused() {
        assertThatThrownBy(() -> new TextTable(
                        List.of(TextTable.words("a"), TextTable.words("b")), List.of(List.of("only one"))))
                .hasMessage("row [only one] has 1 cells, not 2");
    }
}
