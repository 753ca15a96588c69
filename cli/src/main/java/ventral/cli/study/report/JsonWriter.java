package ventral.cli.study.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes maps, lists, strings, whole numbers and booleans as JSON. Each level is indented by two spaces, and keys keep
 * the order of their map.
 */
final class JsonWriter {

    private JsonWriter() {}

    static String of(Object value) {
        return of(value, "") + "\n";
    }

    private static String of(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            return block(
                    "{",
                    map.entrySet().stream()
                            .map(entry -> text(entry.getKey().toString()) + ": " + of(entry.getValue(), indent + "  "))
                            .toList(),
                    "}",
                    indent);
        }
        if (value instanceof List<?> list) {
            return block("[", list.stream().map(item -> of(item, indent + "  ")).toList(), "]", indent);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            return value.toString();
        }
        return text(value.toString());
    }

    private static String block(String open, List<String> items, String close, String indent) {
        return items.isEmpty()
                ? open + close
                : items.stream()
                        .collect(Collectors.joining(
                                ",\n" + indent + "  ", open + "\n" + indent + "  ", "\n" + indent + close));
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char letter : value.toCharArray()) {
            switch (letter) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> text.append(letter < ' ' ? "\\u%04x".formatted((int) letter) : String.valueOf(letter));
            }
        }
        return text.append('"').toString();
    }
}
