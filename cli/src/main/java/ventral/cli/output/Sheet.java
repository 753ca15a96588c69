package ventral.cli.output;

import com.google.protobuf.Message;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Messages as rows under a header.
 *
 * @param rows those of one message
 */
public record Sheet<M>(List<String> header, Function<M, Stream<List<String>>> rows) {

    public Sheet {
        header = List.copyOf(header);
    }

    /** A row for each message, with its fields; see {@link Fields}. */
    public static <M extends Message> Sheet<M> ofFields(M type) {
        return of(Fields.of(type.getDescriptorForType()), Stream::of);
    }

    /** @param parts of a message, a row each */
    public static <M, R> Sheet<M> of(List<Column<R>> columns, Function<M, Stream<? extends R>> parts) {
        return new Sheet<>(
                columns.stream().map(Column::name).toList(),
                message -> parts.apply(message)
                        .map(row -> columns.stream()
                                .map(column -> column.cell().apply(row))
                                .toList()));
    }
}
