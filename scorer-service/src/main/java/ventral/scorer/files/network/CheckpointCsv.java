package ventral.scorer.files.network;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import ventral.scorer.candidate.WeightsArtifact;

/**
 * Reads checkpoints from CSV with the columns {@code name}, {@code network}, {@code image_size}, {@code weights} (a
 * {@code file:} URI) and {@code sha256}.
 */
public final class CheckpointCsv {

    private static final ObjectReader CSV = new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader());

    private CheckpointCsv() {}

    /**
     * Reads all checkpoints by name, in the order of the rows.
     *
     * @throws IOException if the file does not exist or lacks a column; the message names it
     */
    public static Map<String, WeightsArtifact> read(Path table) throws IOException {
        Map<String, WeightsArtifact> checkpoints = new LinkedHashMap<>();
        try (MappingIterator<Map<String, String>> rows = CSV.readValues(table.toFile())) {
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                checkpoints.put(
                        value(row, "name"),
                        new WeightsArtifact(
                                value(row, "network"),
                                Integer.parseInt(value(row, "image_size")),
                                URI.create(value(row, "weights")),
                                value(row, "sha256")));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(table, e.getMessage()), e);
        }
        return checkpoints;
    }

    private static String value(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("there is no column %s, only %s".formatted(column, row.keySet()));
        }
        return value;
    }
}
