package ventral.render.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ventral.render.model.RecipeException;

/** A map of a YAML document in which all scalars are plain text. */
final class Node {

    private final Map<String, Object> entries;

    private Node(Map<String, Object> entries) {
        this.entries = entries;
    }

    static Node of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new RecipeException("'%s' is not a map of keys".formatted(value));
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        return new Node(entries);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    void allow(Set<String> known) {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                throw new RecipeException("unknown key '%s'; known are %s".formatted(key, new TreeSet<>(known)));
            }
        }
    }

    Optional<String> text(String key) {
        Object value = entries.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new RecipeException("key '%s' must be text, not %s".formatted(key, value));
        }
        return Optional.ofNullable(value).map(String::valueOf);
    }

    Optional<Node> map(String key) {
        return Optional.ofNullable(entries.get(key)).map(Node::of);
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    List<Node> maps(String key) {
        return list(key).stream().map(Node::of).toList();
    }

    private List<Object> list(String key) {
        Object value = entries.get(key);
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new RecipeException(
                    value == null
                            ? "key '%s' is missing".formatted(key)
                            : "key '%s' must be a list with at least one element, not %s".formatted(key, value));
        }
        return new ArrayList<>(list);
    }
}
