package ventral.render.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A row of expressions, such as {@code r h/2 0}. */
public record ExpressionRow(String text, List<Expression> cells) {

    public ExpressionRow {
        cells = List.copyOf(cells);
    }

    /**
     * Parses a row.
     *
     * @throws ObjectRecipeException if a cell is not an expression, or the number of cells is not allowed
     */
    public static ExpressionRow parse(String text, int least, int most) {
        List<Expression> cells =
                Arrays.stream(text.strip().split("\\s+")).map(Expression::parse).toList();
        if (cells.size() < least || cells.size() > most) {
            throw new ObjectRecipeException("'%s' has %d numbers, not %s"
                    .formatted(text, cells.size(), least == most ? "" + least : least + " to " + most));
        }
        return new ExpressionRow(text, cells);
    }

    float[] values(Map<String, Double> numbers) {
        float[] values = new float[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) cells.get(i).value(numbers);
            if (!Float.isFinite(values[i])) {
                throw new ObjectRecipeException("'%s' comes to %s for %s".formatted(text, values[i], numbers));
            }
        }
        return values;
    }

    float value(Map<String, Double> numbers) {
        return values(numbers)[0];
    }
}
