package ventral.gateway.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.gateway.ledger.model.Score;

final class SortOrderTest {

    @Test
    void an_order_is_a_field_that_descends_if_it_says_so() {
        assertThat(SortOrder.parse("raw_value", LedgerTable.SCORES))
                .isEqualTo(new SortOrder("raw_value", SortOrder.Direction.ASCENDING));
        assertThat(SortOrder.parse("  create_time   desc ", LedgerTable.RUNS))
                .isEqualTo(new SortOrder("create_time", SortOrder.Direction.DESCENDING));
        assertThat(SortOrder.parse(" ", LedgerTable.RUNS)).isEqualTo(SortOrder.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "create_time asc", "create_time desc desc", "name, create_time", "name,", "desc"})
    void what_is_no_order_is_answered_with_those_that_there_are(String text) {
        assertThatThrownBy(() -> SortOrder.parse(text, LedgerTable.RUNS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("invalid sort order '%s' of runs: pass one of create_time, name, with or without desc"
                        .formatted(text));
    }

    @Test
    void an_order_beyond_the_limit_is_refused_with_its_length() {
        assertThatThrownBy(() -> SortOrder.parse("n".repeat(TextLimit.MAX_LENGTH + 1), LedgerTable.RUNS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order_by has 4097 characters, more than the limit of 4096");
    }

    @Test
    void a_place_at_a_time_that_no_row_can_have_is_refused() {
        SortField<?, ?> time = LedgerTable.RUNS.order(SortOrder.parse("create_time", LedgerTable.RUNS));
        assertThat(time.parseCursor("2026-01-01T00:00:00Z runs/r1").name()).isEqualTo("runs/r1");
        assertThatThrownBy(() -> time.parseCursor("+999999999-12-31T23:59:59Z runs/r1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> time.parseCursor("-999999999-01-01T00:00:00Z runs/r1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_ways_to_say_an_order_are_one() {
        assertThat(SortOrder.parse("name  desc", LedgerTable.RUNS)).hasToString("name desc");
        assertThat(SortOrder.DEFAULT).hasToString("");
    }

    @Test
    void a_place_in_an_order_is_read_as_it_was_written() {
        SortField<Score, ?> raw = LedgerTable.SCORES.order(SortOrder.parse("raw_value", LedgerTable.SCORES));
        assertThat(raw.parseCursor("0.1 runs/r1/checkpoints/0/scores/b1"))
                .isEqualTo(new SortField.SortCursor<>(.1, "runs/r1/checkpoints/0/scores/b1"));
        assertThatThrownBy(() -> raw.parseCursor("much runs/r1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> raw.parseCursor("runs/r1")).isInstanceOf(IllegalArgumentException.class);
    }
}
