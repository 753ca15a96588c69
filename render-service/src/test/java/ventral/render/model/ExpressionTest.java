package ventral.render.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Map<String, Double> NUMBERS = Map.of("h", 2.0, "r", .5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "1+2*3 ~ 7",
                "(1+2)*3 ~ 9",
                "8/4/2 ~ 1",
                "5-3-1 ~ 1",
                "-h+1 ~ -1",
                "--h ~ 2",
                "-(h-r)*2 ~ -3",
                ".5*h ~ 1",
                "min(h,r) ~ .5",
                "max(h*2,3) ~ 4",
                "sin(30) ~ .5",
                "cos(60)*h ~ 1",
                "sqrt(h*8) ~ 4",
                "h==2 ~ 1",
                "h==r ~ 0",
                "3*(h==r*4)-(r==1) ~ 3"
            })
    void arithmetic_is_as_at_school(String text, double value) {
        assertThat(Expression.parse(text).value(NUMBERS)).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1+ | '1+' has '' where a number or a name is expected",
                "(1 | '(1' has '' where ')' is expected",
                "1)2 | '1)2' has ')2' where an operator or the end is expected",
                "1=2 | '1=2' has '2' where '=' is expected",
                "1.2.3 | '1.2.3' in '1.2.3' is not a number",
                "tan(1) | 'tan(1)' calls tan of 1; there are min(a,b), max(a,b), sin(degrees), cos(degrees), sqrt(a)"
            })
    void what_is_no_expression_is_refused_where_it_ceases_to_be_one(String text, String message) {
        assertThatThrownBy(() -> Expression.parse(text).value(NUMBERS))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "min(1,", "sqrt("})
    void an_expression_that_is_nested_too_deeply_is_refused_before_the_stack_ends(String opening) {
        assertThatThrownBy(() -> Expression.parse(opening.repeat(100)))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageContaining("is nested more than 50 deep");
        assertThatThrownBy(() -> Expression.parse(opening.repeat(100_000)))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageContaining("is longer than 1000");
        assertThat(Expression.parse("(".repeat(40) + "h" + ")".repeat(40)).value(NUMBERS))
                .isEqualTo(2);
        assertThat(Expression.parse("(h)+".repeat(200) + "h").value(NUMBERS)).isEqualTo(402);
    }

    @Test
    void a_name_that_is_not_varied_is_refused() {
        assertThatThrownBy(() -> Expression.parse("2*w").value(Map.of("h", 1.0)))
                .hasMessage("'w' in '2*w' is not a parameter; the parameters are [h]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "min("})
    void expressions_that_nest_deeply_are_refused(String opening) {
        assertThat(Expression.parse("(".repeat(49) + "1" + ")".repeat(49)).value(NUMBERS))
                .isEqualTo(1);
        assertThatThrownBy(() -> Expression.parse(opening.repeat(51) + "1"))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageContaining("nested more than 50 deep");
    }

    @Test
    void long_expressions_are_refused() {
        assertThat(Expression.parse("1" + "+1".repeat(499)).value(NUMBERS)).isEqualTo(500);
        assertThatThrownBy(() -> Expression.parse("1" + "+1".repeat(50_000)))
                .isInstanceOf(ObjectRecipeException.class)
                .hasMessageContaining("of 100001 characters is longer than 1000");
    }
}
