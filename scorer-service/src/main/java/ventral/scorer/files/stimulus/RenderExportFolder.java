package ventral.scorer.files.stimulus;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/** Reads a folder of images that the renderer exported: {@code labels.csv} and the files it names. */
public final class RenderExportFolder {

    private static final ObjectReader CSV = new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader());
    private static final List<String> LABELS = List.of(
            "category_name",
            "identity_name",
            "distance",
            "translation_x",
            "translation_y",
            "rotation_pitch",
            "rotation_yaw",
            "rotation_roll");

    // The earliest time a zip can store, so that equal images give equal bytes
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private RenderExportFolder() {}

    /**
     * Writes the images as a stimulus set and opens it.
     *
     * @param name of the set, which is the prefix of the stimulus ids
     * @throws IOException if a file is missing or cannot be written
     */
    public static StimulusSet pack(Path exported, String name, double visualDegrees, Path table, Path pictures)
            throws IOException {
        Path labels = exported.resolve("labels.csv");
        try (MappingIterator<Map<String, String>> rows = CSV.readValues(labels.toFile());
                Writer csv = Files.newBufferedWriter(table);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(pictures))) {
            zip.setLevel(Deflater.NO_COMPRESSION); // PNG is already compressed
            csv.write("stimulus_id,filename,%s\n".formatted(String.join(",", LABELS)));
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                String id = "%s-%04d".formatted(name, Integer.parseInt(value(row, "index", labels)));
                ZipEntry entry = new ZipEntry(id + ".png");
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                Files.copy(exported.resolve(value(row, StimulusSetReader.FILE_NAME, labels)), zip);
                List<String> line = new ArrayList<>(List.of(id, entry.getName()));
                for (String label : LABELS) {
                    line.add(value(row, label, labels));
                }
                csv.write(String.join(",", line) + "\n");
            }
        }
        return StimulusSetReader.read(table, pictures, visualDegrees);
    }

    /**
     * Opens the images in place as a stimulus set.
     *
     * @throws IOException if the table is missing or damaged
     */
    public static StimulusSet open(Path exported, double visualDegrees) throws IOException {
        Path labels = exported.resolve("labels.csv");
        try (MappingIterator<Map<String, String>> rows = CSV.readValues(labels.toFile())) {
            List<Stimulus> stimuli = new ArrayList<>();
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                stimuli.add(new Stimulus("%09d".formatted(Integer.parseInt(value(row, "index", labels))), row));
            }
            return new StimulusSet(
                    exported.toString(),
                    visualDegrees,
                    stimuli,
                    StimulusImageFolder.in(exported, StimulusSetReader.FILE_NAME));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(labels, e.getMessage()), e);
        }
    }

    private static String value(Map<String, String> row, String column, Path labels) throws IOException {
        if (!row.containsKey(column)) {
            throw new IOException("%s has no column %s".formatted(labels, column));
        }
        return Objects.requireNonNull(row.get(column));
    }
}
