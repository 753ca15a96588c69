package ventral.render.model;

import java.util.Map;

/** Arithmetic over named numbers, such as {@code h*.2-max(r,.1)}. {@code kind==2} is 1 if it holds and 0 otherwise. */
@FunctionalInterface
public interface Expression {

    /**
     * Evaluates the expression.
     *
     * @throws ObjectRecipeException if a name is not among {@code numbers}
     */
    double value(Map<String, Double> numbers);

    /**
     * Parses an expression. Angles of {@code sin} and {@code cos} are in degrees.
     *
     * @throws ObjectRecipeException if the text is not an expression
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).whole();
    }
}
