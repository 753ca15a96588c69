package ventral.render.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterVariationTest {

    @Test
    void each_identity_has_its_own_part_of_a_range() {
        List<Double> drawn = draw("mug/h", "1..2", 5);
        assertThat(drawn.stream().sorted().map(value -> (int) ((value - 1) * 5)))
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(drawn)
                .as("not in the order of identities")
                .isNotEqualTo(drawn.stream().sorted().toList());
    }

    @Test
    void every_option_comes_once_before_any_comes_twice() {
        assertThat(draw("mug/lid", "1|2|4", 3)).containsExactlyInAnyOrder(1.0, 2.0, 4.0);
        assertThat(draw("mug/lid", "0|1", 5)).filteredOn(value -> value == 0).hasSizeBetween(2, 3);
    }

    @Test
    void another_parameter_draws_other_numbers() {
        assertThat(draw("mug/h", "1..2", 5)).isNotEqualTo(draw("mug/r", "1..2", 5));
    }

    @Test
    void a_parameter_may_follow_from_those_before() {
        assertThat(ParameterVariation.parse("2*h").draw("mug/w", 0, 5, Map.of("h", 3.0)))
                .isEqualTo(6);
    }

    private static List<Double> draw(String name, String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(identity -> ParameterVariation.parse(text).draw(name, identity, count, Map.of()))
                .toList();
    }

    @Test
    void a_choice_with_an_empty_option_is_refused() {
        assertThatThrownBy(() -> ParameterVariation.parse("|")).isInstanceOf(ObjectRecipeException.class);
    }
}
