package ventral.cli.output;

import static java.util.stream.Collectors.joining;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps the fields of a message type to columns. Fields of nested messages have dotted names; values of a repeated field
 * are joined by semicolons; lists of messages are left out. The columns depend on the type alone.
 */
public final class MessageColumns {

    private static final Set<Descriptor> ONE_CELL = Set.of(Timestamp.getDescriptor(), Duration.getDescriptor());

    private MessageColumns() {}

    /**
     * Returns the columns of a message type.
     *
     * @param type message type that does not contain itself
     */
    public static List<CsvColumn<Message>> of(Descriptor type) {
        return columns(type, List.of()).toList();
    }

    private static Stream<CsvColumn<Message>> columns(Descriptor type, List<FieldDescriptor> holders) {
        return type.getFields().stream().flatMap(field -> {
            List<FieldDescriptor> path = new ArrayList<>(holders);
            path.add(field);
            return columns(field, path);
        });
    }

    private static Stream<CsvColumn<Message>> columns(FieldDescriptor field, List<FieldDescriptor> path) {
        boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
        if (message && (field.isRepeated() || field.getMessageType().equals(Any.getDescriptor()))) {
            return Stream.empty();
        }
        return message && !ONE_CELL.contains(field.getMessageType())
                ? columns(field.getMessageType(), path)
                : Stream.of(new CsvColumn<>(
                        path.stream().map(FieldDescriptor::getJsonName).collect(joining(".")), row -> cell(row, path)));
    }

    /** Returns the value of a field; empty if the field, or a message that contains it, is not set. */
    private static String cell(Message row, List<FieldDescriptor> path) {
        Message holder = row;
        for (FieldDescriptor field : path.subList(0, path.size() - 1)) {
            if (!holder.hasField(field)) {
                return "";
            }
            holder = (Message) holder.getField(field);
        }
        FieldDescriptor last = path.get(path.size() - 1);
        if (last.isRepeated()) {
            return ((List<?>) holder.getField(last))
                    .stream().map(MessageColumns::word).collect(joining(";"));
        }
        return last.hasPresence() && !holder.hasField(last) ? "" : word(holder.getField(last));
    }

    private static String word(Object value) {
        if (value instanceof EnumValueDescriptor constant) {
            return constant.getName();
        }
        if (value instanceof ByteString bytes) {
            return HexFormat.of().formatHex(bytes.toByteArray());
        }
        if (value instanceof Timestamp time) {
            return Timestamps.toString(time);
        }
        if (value instanceof Duration duration) {
            return Durations.toString(duration);
        }
        return value.toString();
    }
}
