package ventral.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes messages of one type for programs. Writes nothing else, so that a program can read the whole output. */
public final class Records<M extends Message> {

    /** RFC 4180 quoting, with the line ends of the other formats. */
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Form form;
    private final Sheet<M> sheet;
    private final PrintWriter out;
    private boolean begun;

    /**
     * Creates a writer.
     *
     * @param form any format but {@link Form#TABLE}, which is for people
     */
    public Records(Form form, Sheet<M> sheet, PrintWriter out) {
        if (form == Form.TABLE) {
            throw new IllegalArgumentException("a table is not for programs");
        }
        this.form = form;
        this.sheet = sheet;
        this.out = out;
    }

    /** Writes all messages as one array, or as a header and rows. */
    public void writeAll(List<M> messages) {
        write(Trees.of(messages), messages);
    }

    /** Writes one message as an object, or as a header and its rows. */
    public void write(M message) {
        write(Trees.of(message), List.of(message));
    }

    private void write(JsonNode tree, List<M> messages) {
        switch (form) {
            case JSON -> out.print(Trees.json(tree));
            case YAML -> out.print(Trees.yaml(tree));
            case CSV -> {
                csv(sheet.header());
                messages.forEach(this::rows);
            }
            case TABLE -> throw new IllegalStateException();
        }
        out.flush();
    }

    /**
     * Writes the next message of a sequence as a line of JSON, a YAML document or CSV rows. CSV has a header before the
     * first.
     */
    public void writeNext(M message) {
        switch (form) {
            case JSON -> out.print(Trees.jsonLine(Trees.of(message)));
            case YAML -> out.print("---\n" + Trees.yaml(Trees.of(message)));
            case CSV -> {
                if (!begun) {
                    csv(sheet.header());
                }
                rows(message);
            }
            case TABLE -> throw new IllegalStateException();
        }
        begun = true;
        out.flush();
    }

    private void rows(M message) {
        sheet.rows().apply(message).forEach(this::csv);
    }

    private void csv(List<String> cells) {
        try {
            new CSVPrinter(out, CSV).printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws an IOException
        }
    }
}
