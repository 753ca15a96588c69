package ventral.cli.stream;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Stream;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.MessageView;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;

/** Formats streams as a table, one row each. */
public final class StreamTable {

    /** Shows streams to people as the lines of a table. */
    static final MessageView<Stream> VIEW =
            new MessageView<>(CsvLayout.ofFields(Stream.getDefaultInstance()), StreamTable::lines);

    private StreamTable() {}

    public static TextTable of(List<Stream> streams) {
        return new TextTable(
                List.of(
                        words("stream"),
                        words("state"),
                        figures("rendered"),
                        figures("images"),
                        figures("pixels"),
                        words("library"),
                        words("geometry")),
                streams.stream()
                        .map(stream -> List.of(
                                stream.getName(),
                                state(stream),
                                NumberFormats.count(stream.getRenderedImageCount()),
                                images(stream),
                                stream.getSpec().getImageSize() + "²",
                                stream.getSpec().hasImported()
                                        ? "imported"
                                        : stream.getSpec().getScenes().getLibrary(),
                                stream.getSpec().hasImported() ? "" : geometry(stream)))
                        .toList());
    }

    /** Returns the lines of the table, followed by the errors of the streams. */
    static List<String> lines(List<Stream> streams) {
        List<String> lines = new ArrayList<>(of(streams).lines());
        streams.stream()
                .filter(Stream::hasError)
                .map(stream -> stream.getName() + ": " + stream.getError().getMessage())
                .forEach(lines::add);
        return lines;
    }

    static String state(Stream stream) {
        return stream.getState().name().replace("STREAM_STATE_", "");
    }

    private static String images(Stream stream) {
        long images = stream.getSpec().getImageCount();
        return images == 0 ? "no end" : NumberFormats.count(images);
    }

    private static String geometry(Stream stream) {
        return stream.getSpec().getScenes().getGeometry().name().replace("GEOMETRY_PROFILE_", "");
    }
}
