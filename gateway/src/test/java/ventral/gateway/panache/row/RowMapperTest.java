package ventral.gateway.panache.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RowMapperTest {

    @Table(name = "sample")
    static class SampleRow {
        static final String CONSTANT = "";
        String sha256;
        long seenImageCount;

        @Transient
        int runCount;
    }

    @Table(name = "list")
    static class UnreadableRow {
        List<String> words;
    }

    @Test
    void the_columns_of_a_query_are_the_fields_in_lower_case_with_underscores() {
        assertThat(new RowMapper<>(SampleRow.class).selectFrom())
                .isEqualTo("select sha256, seen_image_count from sample");
    }

    @Test
    void a_transient_field_is_read_if_it_has_an_expression() {
        assertThat(new RowMapper<>(SampleRow.class, Map.of("runCount", "1 + 1")).selectFrom())
                .isEqualTo("select sha256, seen_image_count, 1 + 1 from sample");
    }

    @Test
    void the_columns_of_layers_are_those_of_the_row_that_embeds_them() {
        assertThat(new RowMapper<>(ScoreRow.class).selectFrom())
                .contains("layer_split_counts", "sort_key", "total_image_count")
                .doesNotContain("tried");
    }

    @Test
    void a_field_of_a_type_that_no_column_has_is_refused() {
        assertThatThrownBy(() -> new RowMapper<>(UnreadableRow.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.List");
    }
}
