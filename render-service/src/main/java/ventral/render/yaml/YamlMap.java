package ventral.render.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ventral.render.model.ObjectRecipeException;

/** A map of a YAML document in which all scalars are plain text. */
final class YamlMap {

    private final Map<String, Object> entries;

    private YamlMap(Map<String, Object> entries) {
        this.entries = entries;
    }

    static YamlMap of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ObjectRecipeException("'%s' is not a map of keys".formatted(value));
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        return new YamlMap(entries);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    void allow(Set<String> known) {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                throw new ObjectRecipeException("unknown key '%s'; known are %s".formatted(key, new TreeSet<>(known)));
            }
        }
    }

    Optional<String> text(String key) {
        Object value = entries.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new ObjectRecipeException("key '%s' must be text, not %s".formatted(key, value));
        }
        return Optional.ofNullable(value).map(String::valueOf);
    }

    Optional<YamlMap> map(String key) {
        return Optional.ofNullable(entries.get(key)).map(YamlMap::of);
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    List<YamlMap> maps(String key) {
        return list(key).stream().map(YamlMap::of).toList();
    }

    private List<Object> list(String key) {
        Object value = entries.get(key);
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new ObjectRecipeException(
                    value == null
                            ? "key '%s' is missing".formatted(key)
                            : "key '%s' must be a list with at least one element, not %s".formatted(key, value));
        }
        return new ArrayList<>(list);
    }
}
