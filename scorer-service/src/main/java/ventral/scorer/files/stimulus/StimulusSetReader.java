package ventral.scorer.files.stimulus;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/** Reads a stimulus set in BrainIO's format: a table, and a zip of exactly the images that the table names. */
public final class StimulusSetReader {

    static final String FILE_NAME = "filename";
    private static final String ID = "stimulus_id";
    private static final String OLDER_ID = "image_id";
    private static final ObjectReader CSV = new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader());

    private StimulusSetReader() {}

    /**
     * Opens the set; the zip stays open.
     *
     * @throws IOException if a file cannot be read, or the table and the zip do not match
     */
    public static StimulusSet read(Path table, Path pictures, double visualDegrees) throws IOException {
        try (MappingIterator<Map<String, String>> rows = CSV.readValues(table.toFile())) {
            List<Stimulus> stimuli = rows.readAll().stream()
                    .map(StimulusSetReader::stimulus)
                    .sorted(Comparator.comparing(Stimulus::id))
                    .toList();
            ZipStimulusImages zip = new ZipStimulusImages(pictures);
            Set<String> wanted = new HashSet<>();
            stimuli.forEach(stimulus -> wanted.add(stimulus.label(FILE_NAME)));
            if (!wanted.equals(zip.names())) {
                Set<String> missing = new TreeSet<>(wanted);
                missing.removeAll(zip.names());
                Set<String> extra = new TreeSet<>(zip.names());
                extra.removeAll(wanted);
                zip.close();
                throw new IOException("%s lacks %d images of %s (%s), and has %d that it does not name (%s)"
                        .formatted(
                                pictures,
                                missing.size(),
                                table,
                                String.join(", ", missing.stream().limit(3).toList()),
                                extra.size(),
                                String.join(", ", extra.stream().limit(3).toList())));
            }
            return new StimulusSet(
                    table.getFileName().toString(), zip.contentDigest(stimuli), visualDegrees, stimuli, zip);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(table, e.getMessage()), e);
        }
    }

    private static Stimulus stimulus(Map<String, String> row) {
        String id = row.getOrDefault(ID, row.get(OLDER_ID));
        if (id == null || !row.containsKey(FILE_NAME)) {
            throw new IllegalArgumentException("the table needs the columns %s or %s, and %s; it has %s"
                    .formatted(ID, OLDER_ID, FILE_NAME, new TreeSet<>(row.keySet())));
        }
        return new Stimulus(id, row);
    }
}
