package ventral.cli.study.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the keys of one mapping of a file, and rejects unknown keys. */
final class YamlMapping {

    private static final String WHOLE = "[-+]?[0-9][0-9_]*";
    private static final String RANGE = "[0-9]+-[0-9]+";
    private static final long LONGEST_RANGE = 10_000;

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /**
     * Reads a mapping without restricting its keys.
     *
     * @param path such as {@code streams.s1}; empty for the whole file
     */
    YamlMapping(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new StudyFileException(file, line, path, "is not a mapping; write keys with values below it");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple.getValueNode()) != null) {
                throw new StudyFileException(
                        file, lineOf(tuple.getKeyNode()), path(key), "is set twice; leave one out");
            }
        }
    }

    /** Rejects every other key. */
    YamlMapping allowOnly(String... keys) {
        List<String> known = List.of(keys);
        values.forEach((key, node) -> {
            if (!known.contains(key)) {
                throw new StudyFileException(
                        file, lineOf(node), path(key), "is not a key; the keys here are " + String.join(", ", known));
            }
        });
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Returns the mapping below a required key. */
    YamlMapping mapping(String key) {
        return new YamlMapping(file, path(key), required(key, "a mapping"));
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    String text(String key) {
        return scalar(key, required(key, "a string"), "a string");
    }

    OptionalLong whole(String key) {
        return has(key) ? OptionalLong.of(requiredWhole(key)) : OptionalLong.empty();
    }

    long requiredWhole(String key) {
        Node node = required(key, "a whole number");
        return whole(key, node, scalar(key, node, "a whole number"));
    }

    /** Returns a 32-bit integer, or the default if the key is missing. */
    int integer(String key, int otherwise) {
        long value = whole(key).orElse(otherwise);
        if (value != (int) value) {
            throw failure(key, "%d is out of range; write a smaller number".formatted(value));
        }
        return (int) value;
    }

    OptionalDouble decimal(String key) {
        if (!has(key)) {
            return OptionalDouble.empty();
        }
        Node node = required(key, "a number");
        String text = scalar(key, node, "a number");
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // rejected below, like infinite numbers
        }
        throw failure(key, node, "'%s' is not a number; write one such as 0.001".formatted(text));
    }

    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        Node node = required(key, "true or false");
        String text = scalar(key, node, "true or false");
        if (!text.equals("true") && !text.equals("false")) {
            throw failure(key, node, "'%s' is not a truth value; write true or false".formatted(text));
        }
        return text.equals("true");
    }

    /** Returns the constant that a value names, in any case and with dashes or underscores; null without the key. */
    <E extends Enum<E>> @Nullable E enumValue(String key, Class<E> type) {
        return has(key) ? enumValue(key, values.get(key), type) : null;
    }

    <E extends Enum<E>> List<E> enumValues(String key, Class<E> type) {
        return items(key).stream().map(node -> enumValue(key, node, type)).toList();
    }

    private <E extends Enum<E>> E enumValue(String key, @Nullable Node node, Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        String text = scalar(key, node, "one of " + names);
        int index = names.indexOf(text.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (index < 0) {
            throw failure(key, node, "'%s' is not one of %s".formatted(text, String.join(", ", names)));
        }
        return type.getEnumConstants()[index];
    }

    /** Returns the strings of a list, or of a single value. */
    List<String> texts(String key) {
        return items(key).stream().map(node -> scalar(key, node, "a string")).toList();
    }

    /** Returns the whole numbers of a list, or of a single value. {@code 0-4} means 0 to 4, both inclusive. */
    List<Long> integers(String key) {
        List<Long> numbers = new ArrayList<>();
        for (Node node : items(key)) {
            String text = scalar(key, node, "a whole number, or a range such as 0-4");
            if (text.matches(RANGE)) {
                String[] limits = text.split("-", -1);
                long first = whole(key, node, limits[0]);
                long last = whole(key, node, limits[1]);
                if (first > last || last - first >= LONGEST_RANGE) {
                    throw failure(
                            key, node, "the range '%s' is empty or too long; write one such as 0-4".formatted(text));
                }
                LongStream.rangeClosed(first, last).forEach(numbers::add);
            } else {
                numbers.add(whole(key, node, text));
            }
        }
        return numbers;
    }

    /** Returns an exception for this mapping or for a value in it. */
    StudyFileException failure(String key, String description) {
        return failure(key, values.get(key), description);
    }

    private StudyFileException failure(String key, @Nullable Node node, String description) {
        return new StudyFileException(file, node == null ? line : lineOf(node), path(key), description);
    }

    private Node required(String key, String kind) {
        Node node = values.get(key);
        if (node == null) {
            throw new StudyFileException(
                    file, line, path(key), "is missing; write %s, see docs/studies.md".formatted(kind));
        }
        return node;
    }

    private List<Node> items(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private String scalar(String key, @Nullable Node node, String kind) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw failure(key, node, "is empty, a list or a mapping; write " + kind);
    }

    private long whole(String key, @Nullable Node node, String text) {
        try {
            if (text.matches(WHOLE)) {
                return Long.parseLong(text.replace("_", ""));
            }
        } catch (NumberFormatException e) {
            // out of range, rejected below
        }
        throw failure(key, node, "'%s' is not a whole number; write one such as 2048".formatted(text));
    }

    private String path(String key) {
        if (key.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
