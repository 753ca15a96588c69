package ventral.cli.output;

import com.google.protobuf.Message;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * CSV header, and the rows that a message becomes.
 *
 * @param rows returns the rows of one message
 */
public record CsvLayout<M>(List<String> header, Function<M, Stream<List<String>>> rows) {

    public CsvLayout {
        header = List.copyOf(header);
    }

    /** Returns a layout with one row per message and a column per field; see {@link MessageColumns}. */
    public static <M extends Message> CsvLayout<M> ofFields(M type) {
        return of(MessageColumns.of(type.getDescriptorForType()), Stream::of);
    }

    /**
     * Returns a layout with one row for each part of a message.
     *
     * @param parts returns the parts of a message
     */
    public static <M, R> CsvLayout<M> of(List<CsvColumn<R>> columns, Function<M, Stream<? extends R>> parts) {
        return new CsvLayout<>(
                columns.stream().map(CsvColumn::name).toList(),
                message -> parts.apply(message)
                        .map(row -> columns.stream()
                                .map(column -> column.cell().apply(row))
                                .toList()));
    }
}
