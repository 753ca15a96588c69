package ventral.planner.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import ventral.planner.rate.Rate;
import ventral.planner.rate.RateTable;

/** Reads the measured and assumed rates that are part of this program. */
public final class RateFile {

    private static final String FILE = "/rates.csv";

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private RateFile() {}

    public static RateTable read() {
        try (Reader reader =
                new InputStreamReader(Objects.requireNonNull(RateFile.class.getResourceAsStream(FILE)), UTF_8)) {
            List<CSVRecord> rows = CSV.parse(reader).getRecords();
            return new RateTable(rows.stream().map(RateFile::entry).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RateTable.RateEntry entry(CSVRecord row) {
        return new RateTable.RateEntry(
                Rate.valueOf(row.get("rate").toUpperCase(Locale.ROOT).replace('-', '_')),
                Integer.parseInt(row.get("image_size")),
                Double.parseDouble(row.get("value")),
                row.get("source"));
    }
}
