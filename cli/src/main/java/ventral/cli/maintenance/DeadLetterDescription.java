package ventral.cli.maintenance;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import ventral.cli.kafka.DeadLetterRecord;
import ventral.cli.terminal.NumberFormats;

/** Describes a dead letter and its record, as far as this version can decode it. */
final class DeadLetterDescription {

    private static final int SHOWN_BYTES = 64;

    private DeadLetterDescription() {}

    static List<String> lines(DeadLetterRecord letter) {
        List<String> lines = new ArrayList<>(List.of(
                "letter    " + letter.id(),
                "key       " + Objects.requireNonNullElse(letter.key(), "none"),
                "position  " + letter.position(),
                "written   " + Instant.ofEpochMilli(letter.timestampMillis()),
                "cause     " + letter.cause(),
                ""));
        byte[] value = letter.value();
        if (value == null) {
            lines.add("The record has no value: it deletes its key.");
        } else {
            lines.addAll(content(letter, value));
        }
        return lines;
    }

    private static List<String> content(DeadLetterRecord letter, byte[] value) {
        try {
            return text(letter.table().decode(value));
        } catch (InvalidProtocolBufferException e) {
            List<String> lines = new ArrayList<>();
            lines.add("This version cannot decode the value of %s: %s"
                    .formatted(NumberFormats.bytes(value.length), e.getMessage()));
            lines.add("first bytes: "
                    + HexFormat.ofDelimiter(" ").formatHex(value, 0, Math.min(value.length, SHOWN_BYTES)));
            if (e.getUnfinishedMessage() instanceof Message decoded) {
                lines.addAll(text(decoded));
            }
            return lines;
        }
    }

    private static List<String> text(Message message) {
        return TextFormat.printer().printToString(message).lines().toList();
    }
}
