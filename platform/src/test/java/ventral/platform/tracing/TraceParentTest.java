package ventral.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void the_header_of_the_recommendation_is_parsed_and_written_again() {
        String header = "00-%s-%s-01".formatted(TRACE, SPAN);
        assertThat(TraceParent.parse(header))
                .isEqualTo(new TraceParent(TRACE, SPAN, true))
                .hasToString(header);
    }

    @Test
    void the_first_bit_of_the_flags_states_whether_the_span_is_sampled() {
        assertThat(TraceParent.parse("00-%s-%s-00".formatted(TRACE, SPAN)))
                .isEqualTo(new TraceParent(TRACE, SPAN, false));
        assertThat(TraceParent.parse("00-%s-%s-03".formatted(TRACE, SPAN)))
                .isEqualTo(new TraceParent(TRACE, SPAN, true));
    }

    @Test
    void a_later_version_may_have_more_fields() {
        assertThat(TraceParent.parse("01-%s-%s-01-more".formatted(TRACE, SPAN)))
                .isEqualTo(new TraceParent(TRACE, SPAN, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "not a header",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0\u0660"
            })
    void a_malformed_header_is_ignored(String header) {
        assertThat(TraceParent.parse(header)).isNull();
    }

    @Test
    void a_header_of_any_length_is_ignored() {
        assertThat(TraceParent.parse("01-%s-%s-01-%s".formatted(TRACE, SPAN, "a".repeat(1 << 20))))
                .isNull();
    }

    @Test
    void invalid_ids_are_rejected_with_their_value() {
        assertThatThrownBy(() -> new TraceParent("x", SPAN, true)).hasMessageContaining("invalid trace id 'x'");
        assertThatThrownBy(() -> new TraceParent(TRACE, "y", true)).hasMessageContaining("invalid span id 'y'");
    }
}
