package ventral.cli.output;

import com.google.protobuf.Message;
import java.util.List;
import java.util.function.Function;
import ventral.cli.terminal.TextTable;

/**
 * Defines the output of messages of one type.
 *
 * @param sheet CSV layout for programs
 * @param lines formats messages for people
 */
public record MessageView<M extends Message>(CsvLayout<M> sheet, Function<List<M>, List<String>> lines) {

    /** Returns a view with a table for people and a row of all fields for programs. */
    public static <M extends Message> MessageView<M> table(M type, Function<List<M>, TextTable> table) {
        return new MessageView<>(
                CsvLayout.ofFields(type), messages -> table.apply(messages).lines());
    }
}
