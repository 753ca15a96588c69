package ventral.cli.study.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Builds a table in the format of RFC 4180, with a header. Numbers have up to nine significant digits, and missing
 * values are empty.
 */
final class CsvBuilder {

    private static final MathContext DIGITS = new MathContext(9);

    private final StringBuilder text = new StringBuilder();
    private final int width;

    CsvBuilder(String... header) {
        this.width = header.length;
        row((Object[]) header);
    }

    /** Adds a row of strings and numbers. */
    void row(Object... cells) {
        if (cells.length != width) {
            throw new IllegalArgumentException("row has %d cells, header has %d".formatted(cells.length, width));
        }
        text.append(Arrays.stream(cells).map(CsvBuilder::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        String word = value.toString();
        return word.matches("[^\",\\r\\n]*") ? word : '"' + word.replace("\"", "\"\"") + '"';
    }

    /** Formats a number with at most nine significant digits; empty if it is not finite. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return Math.abs(value) < 1e-6 ? rounded.toString() : rounded.toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
