package ventral.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorDetailsProto;
import java.util.List;

/**
 * Converts messages to JSON and YAML trees, with the names and value formats of <a
 * href="https://protobuf.dev/programming-guides/json/">protobuf's JSON</a>. Fields without presence are written even if
 * they are zero, so that a program always finds them.
 */
final class ProtobufJson {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .alwaysPrintFieldsWithNoPresence()
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(ErrorDetailsProto.getDescriptor().getMessageTypes())
                    .build());

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ObjectWriter INDENTED = JSON.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private ProtobufJson() {}

    /**
     * Converts a message to a tree.
     *
     * @throws IllegalArgumentException if the message holds an error detail of a type that this program does not know
     */
    static JsonNode of(Message message) {
        try {
            return JSON.readTree(PRINTER.print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "%s cannot be written as JSON: %s; the gateway is of a newer version than this program"
                            .formatted(message.getDescriptorForType().getName(), e.getMessage()),
                    e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // protobuf's printer writes valid JSON
        }
    }

    static ArrayNode of(List<? extends Message> messages) {
        ArrayNode all = JSON.createArrayNode();
        messages.forEach(message -> all.add(of(message)));
        return all;
    }

    /** Formats a tree as indented JSON, over several lines. */
    static String json(JsonNode tree) {
        return write(INDENTED, tree) + "\n";
    }

    static String jsonLine(JsonNode tree) {
        return write(JSON.writer(), tree) + "\n";
    }

    static String yaml(JsonNode tree) {
        return write(YAML.writer(), tree);
    }

    private static String write(ObjectWriter writer, JsonNode tree) {
        try {
            return writer.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree can always be written
        }
    }
}
