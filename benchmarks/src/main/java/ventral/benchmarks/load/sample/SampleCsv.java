package ventral.benchmarks.load.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file of a load's samples: a header, then a line for each sample. The first column is the elapsed time in seconds.
 * A missing value is an empty cell.
 *
 * @param columns names of the other columns, without commas
 */
public record SampleCsv(List<String> columns) {

    private static final String TIME = "elapsed_s";
    private static final String COMMA = ",";

    public SampleCsv {
        columns = List.copyOf(columns);
    }

    /** The columns and the samples of a file. */
    public record Contents(List<String> columns, List<LoadSample> samples) {

        public Contents {
            columns = List.copyOf(columns);
            samples = List.copyOf(samples);
        }

        /** Returns whether the value of a column is above 0 in a sample. */
        public boolean hasPositive(String column) {
            return samples.stream().anyMatch(sample -> sample.value(column) > 0);
        }
    }

    public String header() {
        return TIME + COMMA + String.join(COMMA, columns);
    }

    /** Returns the line of a sample. Values of other columns are left out. */
    public String line(LoadSample sample) {
        return number(sample.elapsedSeconds())
                + COMMA
                + columns.stream().map(column -> number(sample.value(column))).collect(Collectors.joining(COMMA));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    /**
     * Parses a file. A last line that is not complete, as after a crash, is left out.
     *
     * @throws IllegalArgumentException if the first line is not a header of samples, or a cell is not a number
     */
    public static Contents parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).startsWith(TIME + COMMA)) {
            throw new IllegalArgumentException("the first line '%s' is no header of samples: it must start with %s"
                    .formatted(lines.isEmpty() ? "" : lines.get(0), TIME));
        }
        List<String> columns = List.of(lines.get(0).split(COMMA, -1));
        List<LoadSample> samples = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(COMMA, -1));
            if (cells.size() == columns.size()) {
                samples.add(sample(columns, cells));
            }
        }
        return new Contents(columns.subList(1, columns.size()), samples);
    }

    private static LoadSample sample(List<String> columns, List<String> cells) {
        Map<String, Double> values = new HashMap<>();
        for (int i = 1; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                values.put(columns.get(i), Double.parseDouble(cells.get(i)));
            }
        }
        return new LoadSample(Double.parseDouble(cells.get(0)), values);
    }
}
