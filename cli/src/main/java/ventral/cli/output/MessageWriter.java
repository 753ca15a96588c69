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
public final class MessageWriter<M extends Message> {

    /** RFC 4180 quoting, with the line ends of the other formats. */
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final OutputFormat form;
    private final CsvLayout<M> sheet;
    private final PrintWriter out;
    private boolean begun;

    /**
     * Creates a writer.
     *
     * @param form any format but {@link OutputFormat#TABLE}, which is for people
     */
    public MessageWriter(OutputFormat form, CsvLayout<M> sheet, PrintWriter out) {
        if (form == OutputFormat.TABLE) {
            throw new IllegalArgumentException("a table is not for programs");
        }
        this.form = form;
        this.sheet = sheet;
        this.out = out;
    }

    /** Writes all messages as one array, or as a header and rows. */
    public void writeAll(List<M> messages) {
        write(ProtobufJson.of(messages), messages);
    }

    /** Writes one message as an object, or as a header and its rows. */
    public void write(M message) {
        write(ProtobufJson.of(message), List.of(message));
    }

    private void write(JsonNode tree, List<M> messages) {
        switch (form) {
            case JSON -> out.print(ProtobufJson.json(tree));
            case YAML -> out.print(ProtobufJson.yaml(tree));
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
            case JSON -> out.print(ProtobufJson.jsonLine(ProtobufJson.of(message)));
            case YAML -> out.print("---\n" + ProtobufJson.yaml(ProtobufJson.of(message)));
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
