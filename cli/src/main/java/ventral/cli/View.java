package ventral.cli;

import com.google.protobuf.Message;
import java.util.List;
import java.util.function.Function;
import ventral.cli.output.Sheet;
import ventral.cli.terminal.Table;

/**
 * Defines the output of messages of one type.
 *
 * @param sheet CSV layout for programs
 * @param lines formats messages for people
 */
record View<M extends Message>(Sheet<M> sheet, Function<List<M>, List<String>> lines) {

    /** Returns a view with a table for people and a row of all fields for programs. */
    static <M extends Message> View<M> table(M type, Function<List<M>, Table> table) {
        return new View<>(
                Sheet.ofFields(type), messages -> table.apply(messages).lines());
    }
}
