package ventral.render.pack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ventral.contract.latent.Symmetry;
import ventral.render.conversion.EulerRotation;
import ventral.render.symmetry.SymmetryDetector;

/** Lists the models of a pack and what they show. Classes are numbered in the order of the lines. */
public record LabelTable(List<ModelLabel> labels) {

    private static final Set<String> REQUIRED = new LinkedHashSet<>(List.of("model", "category"));

    private static final Pattern SYMMETRY = Pattern.compile("([xyz])(?:/(\\d{1,3}))?");

    /**
     * One row of a table as text.
     *
     * @param line line of the file on which the row begins, from 1
     */
    public record TextRow(int line, List<String> cells) {

        public TextRow {
            cells = List.copyOf(cells);
        }
    }

    public LabelTable {
        labels = List.copyOf(labels);
    }

    /**
     * Parses rows, the first of which is the header. Columns {@code model} and {@code category} are required; {@code library}, {@code
     * name}, {@code turn} and {@code symmetry} are optional; other columns are ignored.
     *
     * @throws IllegalArgumentException if the table is invalid; the message names line and column
     */
    public static LabelTable of(List<TextRow> rows) {
        return new LabelTable(parse(rows));
    }

    /** Returns the categories in the order of their first occurrence. */
    public List<String> categories() {
        return labels.stream().map(ModelLabel::category).distinct().toList();
    }

    private static List<ModelLabel> parse(List<TextRow> rows) {
        if (rows.size() < 2) {
            throw new IllegalArgumentException("no model is listed below a header line such as model,category");
        }
        List<String> headings = rows.get(0).cells();
        for (String required : REQUIRED) {
            if (!headings.contains(required)) {
                throw new IllegalArgumentException("column '%s' is missing among %s".formatted(required, headings));
            }
        }
        List<ModelLabel> labels =
                rows.stream().skip(1).map(row -> label(row, headings)).toList();
        return named(labels);
    }

    private static ModelLabel label(TextRow row, List<String> headings) {
        if (row.cells().size() != headings.size()) {
            throw new IllegalArgumentException("line %d has %d cells under %d headings"
                    .formatted(row.line(), row.cells().size(), headings.size()));
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            cells.put(headings.get(i), row.cells().get(i));
        }
        for (String required : REQUIRED) {
            if (cells.getOrDefault(required, "").isEmpty()) {
                throw new IllegalArgumentException("line %d, column '%s' is empty".formatted(row.line(), required));
            }
        }
        return new ModelLabel(
                row.line(),
                cells.getOrDefault("library", ""),
                cells.getOrDefault("model", ""),
                cells.getOrDefault("category", ""),
                cells.getOrDefault("name", ""),
                cell(cells, "turn", row.line(), EulerRotation::parse).orElse(EulerRotation.NONE),
                cell(cells, "symmetry", row.line(), LabelTable::symmetry)
                        .orElse(new SymmetrySource.MeasuredSymmetry()));
    }

    private static <T> Optional<T> cell(Map<String, String> cells, String column, int line, Function<String, T> read) {
        String text = cells.getOrDefault(column, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line %d, column '%s': %s".formatted(line, column, e.getMessage()), e);
        }
    }

    /**
     * Parses {@code y} for any rotation about y, {@code y/4} for quarter turns, and {@code none} for a model that looks
     * symmetric but is not.
     */
    private static SymmetrySource symmetry(String text) {
        if (text.equals("none")) {
            return new SymmetrySource.DeclaredSymmetry(null);
        }
        Matcher parts = SYMMETRY.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an axis such as y, nor an axis and an order such as y/4, nor none".formatted(text));
        }
        int order = parts.group(2) == null ? Symmetry.ANY_TURN : Integer.parseInt(parts.group(2));
        return new SymmetrySource.DeclaredSymmetry(SymmetryDetector.about("xyz".indexOf(parts.group(1)), order));
    }

    /** Names models without a name after their file, or after their whole path if several files have the same name. */
    private static List<ModelLabel> named(List<ModelLabel> labels) {
        Map<String, Long> stems =
                labels.stream().collect(Collectors.groupingBy(label -> stem(label.model()), Collectors.counting()));
        Set<String> taken = new HashSet<>();
        return labels.stream()
                .map(label -> {
                    String stem = stem(label.model());
                    String own = stems.getOrDefault(stem, 0L) > 1 ? path(label) : stem;
                    String name = label.name().isEmpty() ? own : label.name();
                    if (!taken.add(name)) {
                        throw new IllegalArgumentException(
                                "line %d: name '%s' is used on an earlier line".formatted(label.line(), name));
                    }
                    return new ModelLabel(
                            label.line(),
                            label.library(),
                            label.model(),
                            label.category(),
                            name,
                            label.turn(),
                            label.symmetry());
                })
                .toList();
    }

    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    private static String path(ModelLabel label) {
        String model = label.model().startsWith("/") ? label.model().substring(1) : label.model();
        return label.library().isEmpty() ? model : label.library() + "/" + model;
    }
}
