package ventral.cli;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ventral.cli.grpc.Gateway;
import ventral.cli.output.Form;
import ventral.cli.output.Records;
import ventral.cli.output.Sheet;

/**
 * Options for the gateway to query and the output format. With the formats for programs, nothing but the result is
 * printed.
 */
final class AskOptions {

    static final class Forms extends LowerCaseWord<Form> {
        Forms() {
            super(Form.class);
        }
    }

    @Mixin
    private GatewayOption gateway = new GatewayOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = Forms.class,
            description = {
                "output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
                "json, yaml: protobuf's JSON mapping; a list is an array",
                "csv: a column for each field, with dotted names for nested fields; bytes in hexadecimal;",
                "repeated values joined by ';'; lists of messages are left out"
            })
    private Form form = Form.TABLE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    <M extends Message> int list(View<M> view, Function<Gateway, List<M>> question) {
        return list(view.sheet(), question, (asked, messages) -> view.lines().apply(messages));
    }

    /**
     * Queries the gateway and prints a list.
     *
     * @param lines formats the list for people; may query the gateway further
     */
    <M extends Message> int list(
            Sheet<M> sheet, Function<Gateway, List<M>> question, BiFunction<Gateway, List<M>, List<String>> lines) {
        return show(sheet, question, lines, Records::writeAll);
    }

    <M extends Message> int one(View<M> view, Function<Gateway, M> question) {
        return one(view, question, (asked, message) -> view.lines().apply(List.of(message)));
    }

    /**
     * Queries the gateway and prints one resource.
     *
     * @param lines formats the resource for people; may query the gateway further
     */
    <M extends Message> int one(
            View<M> view, Function<Gateway, M> question, BiFunction<Gateway, M, List<String>> lines) {
        return show(view.sheet(), question, lines, Records::write);
    }

    private interface Writing<M extends Message, T> {
        void write(Records<M> records, T answer);
    }

    private <M extends Message, T> int show(
            Sheet<M> sheet,
            Function<Gateway, T> question,
            BiFunction<Gateway, T, List<String>> lines,
            Writing<M, T> writing) {
        try (Gateway asked = connect()) {
            T answer = question.apply(asked);
            if (form == Form.TABLE) {
                lines.apply(asked, answer).forEach(terminal()::say);
            } else {
                writing.write(records(sheet), answer);
            }
            return ExitCode.OK;
        }
    }

    Gateway connect() {
        return gateway.connect();
    }

    boolean isForPeople() {
        return form == Form.TABLE;
    }

    /** Prints a line that is not part of the result to standard error. */
    void note(String line) {
        Objects.requireNonNull(command).commandLine().getErr().println(line);
    }

    <M extends Message> Records<M> records(Sheet<M> sheet) {
        return new Records<>(form, sheet, terminal().out());
    }

    Terminal terminal() {
        return Terminal.of(Objects.requireNonNull(command));
    }
}
