package ventral.scorer.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a YAML or JSON mapping, each of which must be read. Every error names the field as a path, such as {@code
 * assembly.sha1}.
 */
public final class DescriptorFields {

    private final String path;
    private final JsonNode mapping;
    private final Set<String> unread = new HashSet<>();

    /** Parses the value of a field. */
    private interface FieldParser<T> {

        /** Returns the value; null if it has another form. */
        @Nullable T parse(JsonNode node);
    }

    /**
     * Wraps a mapping.
     *
     * @param path of the mapping including the trailing dot; empty for the outermost mapping
     */
    public DescriptorFields(String path, JsonNode mapping) {
        this.path = path;
        this.mapping = mapping;
        mapping.fieldNames().forEachRemaining(unread::add);
    }

    public String text(String name) {
        return read(
                        name,
                        "text",
                        node -> node.isTextual() && !node.asText().isBlank()
                                ? node.asText().strip()
                                : null)
                .orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public double number(String name) {
        return read(name, "a number", node -> node.isNumber() ? node.asDouble() : null)
                .orElseThrow(() -> missing(name));
    }

    public int wholeNumber(String name) {
        return read(
                        name,
                        "a whole number",
                        node -> node.canConvertToInt() && node.isIntegralNumber() ? node.asInt() : null)
                .orElseThrow(() -> missing(name));
    }

    /** Returns two numbers, or empty if the field is absent. */
    public Optional<double[]> pair(String name) {
        return read(
                name,
                "two numbers",
                node -> node.size() == 2
                                && node.get(0).isNumber()
                                && node.get(1).isNumber()
                        ? new double[] {node.get(0).asDouble(), node.get(1).asDouble()}
                        : null);
    }

    /** Returns a non-empty list of strings. */
    public List<String> texts(String name) {
        return list(name, "a list of texts", JsonNode::isTextual).stream()
                .map(JsonNode::asText)
                .toList();
    }

    /** Returns a non-empty list of numbers. */
    public List<Double> numbers(String name) {
        return list(name, "a list of numbers", JsonNode::isNumber).stream()
                .map(JsonNode::asDouble)
                .toList();
    }

    /** Returns a shape: numbers, or letters for sizes that may vary. */
    public List<String> sizes(String name) {
        return list(name, "a list of sizes", size -> size.isTextual() || size.isIntegralNumber()).stream()
                .map(JsonNode::asText)
                .toList();
    }

    private List<JsonNode> list(String name, String form, Predicate<JsonNode> isElement) {
        return read(name, form, node -> {
                    List<JsonNode> elements = new ArrayList<>();
                    node.forEach(elements::add);
                    return node.isArray()
                                    && !elements.isEmpty()
                                    && elements.stream().allMatch(isElement)
                            ? elements
                            : null;
                })
                .orElseThrow(() -> missing(name));
    }

    /** Returns an enum constant, written as its name in lower case with hyphens, or as its name. */
    public <E extends Enum<E>> E enumValue(String name, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        String words =
                constants.stream().map(DescriptorFields::enumValue).toList().toString();
        return read(
                        name,
                        "one of " + words,
                        node -> constants.stream()
                                .filter(constant -> enumValue(constant).equals(enumValue(node.asText())))
                                .findFirst()
                                .orElse(null))
                .orElseThrow(() -> missing(name));
    }

    public DescriptorFields mapping(String name) {
        return read(name, "a mapping", node -> node.isObject() ? node : null)
                .map(node -> new DescriptorFields(path + name + ".", node))
                .orElseThrow(() -> missing(name));
    }

    public boolean has(String name) {
        return mapping.hasNonNull(name);
    }

    /**
     * Checks that every field was read.
     *
     * @throws IllegalArgumentException if a field was not read, which is treated as a typo
     */
    public void requireAllRead() {
        unread.stream().sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("%s%s is an unknown field".formatted(path, name));
        });
    }

    /** Returns the full path of a field. */
    public String path(String name) {
        return path + name;
    }

    private <T> Optional<T> read(String name, String form, FieldParser<T> parser) {
        unread.remove(name);
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = mapping.get(name);
        T value = parser.parse(node);
        if (value == null) {
            throw new IllegalArgumentException("%s%s is %s; it has to be %s".formatted(path, name, node, form));
        }
        return Optional.of(value);
    }

    private IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("%s%s is missing".formatted(path, name));
    }

    private static String enumValue(Enum<?> constant) {
        return enumValue(constant.name());
    }

    private static String enumValue(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
