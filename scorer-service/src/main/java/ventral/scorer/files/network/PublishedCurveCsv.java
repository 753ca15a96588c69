package ventral.scorer.files.network;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.platform.digest.Sha256;
import ventral.scorer.score.PublishedCurve;
import ventral.scorer.score.PublishedScore;

/** Reads and writes published scores as CSV, one row per network and benchmark. */
public final class PublishedCurveCsv {

    private static final String REFERENCE = "reference";
    private static final String DISPLAY_NAME = "display_name";
    private static final String IMAGES = "training_image_count";
    private static final String BENCHMARK = "benchmark";
    private static final String VERSION = "benchmark_version";
    private static final String VALUE = "ratio_squared";

    private static final CsvMapper CSV = new CsvMapper();

    private PublishedCurveCsv() {}

    /**
     * Reads the scores of a family of networks.
     *
     * @throws IOException if a column or value is wrong; the message names the file, the row and the column
     */
    static PublishedCurve read(Path table, String family) throws IOException {
        List<PublishedScore> scores = new ArrayList<>();
        for (Map<String, String> row : rows(table)) {
            try {
                scores.add(new PublishedScore(
                        new ReferenceName(value(row, REFERENCE)),
                        family,
                        value(row, DISPLAY_NAME),
                        Long.parseLong(value(row, IMAGES)),
                        new BenchmarkName(value(row, BENCHMARK)),
                        Integer.parseInt(value(row, VERSION)),
                        Double.parseDouble(value(row, VALUE))));
            } catch (IllegalArgumentException e) {
                throw new IOException("%s, row %d: %s".formatted(table, scores.size() + 1, e.getMessage()), e);
            }
        }
        return new PublishedCurve(Sha256.hex(table), scores);
    }

    /** Writes a file that {@link #read} reads. */
    public static void write(Path table, List<PublishedScore> scores) throws IOException {
        CsvSchema schema = CsvSchema.builder()
                .addColumn(REFERENCE)
                .addColumn(DISPLAY_NAME)
                .addColumn(IMAGES)
                .addColumn(BENCHMARK)
                .addColumn(VERSION)
                .addColumn(VALUE)
                .build()
                .withHeader();
        try (SequenceWriter rows = CSV.writer(schema).writeValues(table.toFile())) {
            for (PublishedScore score : scores) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put(REFERENCE, score.reference().id());
                row.put(DISPLAY_NAME, score.displayName());
                row.put(IMAGES, score.trainingImageCount());
                row.put(BENCHMARK, score.benchmark().id());
                row.put(VERSION, score.benchmarkVersion());
                row.put(VALUE, score.ratioSquared());
                rows.write(row);
            }
        }
    }

    /** Reads all rows as maps from column to value. */
    static List<Map<String, String>> rows(Path table) throws IOException {
        try (MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(table.toFile())) {
            return rows.readAll();
        }
    }

    /**
     * Returns the value of a column.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    static String value(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("there is no column %s, only %s".formatted(column, row.keySet()));
        }
        return value;
    }
}
