package ventral.gateway.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterTest {

    @Test
    void an_empty_text_means_every_row() {
        assertThat(parse("")).isEqualTo(Filter.NONE);
        assertThat(parse("   ")).isEqualTo(Filter.NONE);
    }

    @Test
    void equalities_joined_by_AND_hold_together() {
        assertThat(parse("state = RUNNING AND spec.stream = \"streams/s1\"").equalities())
                .isEqualTo(Map.of("state", "RUNNING", "spec.stream", "streams/s1"));
    }

    @Test
    void blanks_around_the_sign_do_not_matter() {
        assertThat(parse("state=QUEUED")).isEqualTo(parse("  state  =  QUEUED  "));
    }

    @Test
    void a_value_may_be_bare_or_quoted() {
        assertThat(parse("spec.stream = streams/s1")).isEqualTo(parse("spec.stream = \"streams/s1\""));
    }

    @Test
    void a_field_may_be_named_twice_with_one_value() {
        assertThat(parse("state = FAILED AND state = FAILED")).isEqualTo(parse("state = FAILED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "loss = 1 | 'loss' at character 1 is not a field to filter by; the fields are name, spec.objective",
                "state = RUNNING OR state = FAILED | 'OR' at character 17 where 'AND' is expected",
                "state != RUNNING | '!=' at character 7 where '=' is expected",
                "state = SLEEPING | value of state: 'SLEEPING' is not one of QUEUED, RUNNING, SUCCEEDED",
                "spec.stream = s1 | value of spec.stream: 's1' is not a name of the form streams/{stream}",
                "state | ends where '=' is expected",
                "state = | a value is missing",
                "state = FAILED AND | a comparison is missing",
                "state = FAILED AND state = QUEUED | state cannot be both 'FAILED' and 'QUEUED'",
                "state = \"FAILED | the quote at character 9 is not closed",
                "\"state\" = FAILED | is not a field to filter by"
            })
    void what_is_not_understood_is_said_with_its_place(String text, String why) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_long_quoted_value_is_read_without_recursion() {
        assertThat(FilterTokenizer.split("\"" + "a\\\"".repeat(100_000) + "\""))
                .singleElement()
                .satisfies(token -> assertThat(token.text()).isEqualTo("a\"".repeat(100_000)));
    }

    @Test
    void a_filter_beyond_the_limit_is_refused_with_its_length() {
        assertThatThrownBy(() -> parse(" ".repeat(TextLimit.MAX_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("filter has 4097 characters, more than the limit of 4096");
        assertThat(parse(" ".repeat(TextLimit.MAX_LENGTH))).isEqualTo(Filter.NONE);
    }

    @Test
    void a_filter_can_be_narrowed() {
        assertThat(parse("state = FAILED").and("spec.sweep", "sweeps/a"))
                .isEqualTo(parse("spec.sweep = \"sweeps/a\" AND state = FAILED"));
    }

    private static Filter parse(String text) {
        return Filter.parse(text, LedgerTable.RUNS, LedgerTable.RUNS.fields().keySet());
    }
}
