package ventral.cli.option;

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
import ventral.cli.grpc.GatewayClient;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.ExitCode;
import ventral.cli.output.MessageView;
import ventral.cli.output.MessageWriter;
import ventral.cli.output.OutputFormat;
import ventral.cli.terminal.Terminal;

/**
 * Options for the gateway to query and the output format. With the formats for programs, nothing but the result is
 * printed.
 */
public final class QueryOptions {

    public static final class OutputFormatConverter extends EnumConverter<OutputFormat> {
        OutputFormatConverter() {
            super(OutputFormat.class);
        }
    }

    @Mixin
    private GatewayOption gateway = new GatewayOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = OutputFormatConverter.class,
            description = {
                "output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
                "json, yaml: protobuf's JSON mapping; a list is an array",
                "csv: a column for each field, with dotted names for nested fields; bytes in hexadecimal;",
                "repeated values joined by ';'; lists of messages are left out"
            })
    private OutputFormat form = OutputFormat.TABLE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    public <M extends Message> int printList(MessageView<M> view, Function<GatewayClient, List<M>> question) {
        return printList(
                view.sheet(), question, (asked, messages) -> view.lines().apply(messages));
    }

    /**
     * Queries the gateway and prints a list.
     *
     * @param lines formats the list for people; may query the gateway further
     */
    public <M extends Message> int printList(
            CsvLayout<M> sheet,
            Function<GatewayClient, List<M>> question,
            BiFunction<GatewayClient, List<M>, List<String>> lines) {
        return show(sheet, question, lines, MessageWriter::writeAll);
    }

    public <M extends Message> int printOne(MessageView<M> view, Function<GatewayClient, M> question) {
        return printOne(view, question, (asked, message) -> view.lines().apply(List.of(message)));
    }

    /**
     * Queries the gateway and prints one resource.
     *
     * @param lines formats the resource for people; may query the gateway further
     */
    public <M extends Message> int printOne(
            MessageView<M> view,
            Function<GatewayClient, M> question,
            BiFunction<GatewayClient, M, List<String>> lines) {
        return show(view.sheet(), question, lines, MessageWriter::write);
    }

    private interface ResponseWriter<M extends Message, T> {
        void write(MessageWriter<M> records, T answer);
    }

    private <M extends Message, T> int show(
            CsvLayout<M> sheet,
            Function<GatewayClient, T> question,
            BiFunction<GatewayClient, T, List<String>> lines,
            ResponseWriter<M, T> writing) {
        try (GatewayClient asked = connect()) {
            T answer = question.apply(asked);
            if (form == OutputFormat.TABLE) {
                lines.apply(asked, answer).forEach(terminal()::println);
            } else {
                writing.write(records(sheet), answer);
            }
            return ExitCode.OK;
        }
    }

    public GatewayClient connect() {
        return gateway.connect();
    }

    public boolean isTable() {
        return form == OutputFormat.TABLE;
    }

    /** Prints a line that is not part of the result to standard error. */
    public void note(String line) {
        Objects.requireNonNull(command).commandLine().getErr().println(line);
    }

    public <M extends Message> MessageWriter<M> records(CsvLayout<M> sheet) {
        return new MessageWriter<>(form, sheet, terminal().out());
    }

    public Terminal terminal() {
        return Terminal.of(Objects.requireNonNull(command).commandLine().getOut());
    }
}
