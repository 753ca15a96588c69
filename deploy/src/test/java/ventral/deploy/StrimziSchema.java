package ventral.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds fields that Strimzi's classes do not know. The classes collect such fields as additional properties. */
final class StrimziSchema {

    private static final Map<String, Class<?>> KINDS = Map.of(
            "Kafka",
            Kafka.class,
            "KafkaNodePool",
            KafkaNodePool.class,
            "KafkaTopic",
            KafkaTopic.class,
            "KafkaUser",
            KafkaUser.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String document;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> unknown = new ArrayList<>();

    private StrimziSchema(String document) {
        this.document = document;
    }

    static boolean has(Manifest manifest) {
        return manifest.apiVersion().equals("kafka.strimzi.io/v1") && KINDS.containsKey(manifest.kind());
    }

    /** Returns the fields that the type does not have, as class and field. */
    static List<String> unknownFields(Manifest manifest) {
        StrimziSchema walk = new StrimziSchema(manifest.toString());
        try {
            walk.look(JSON.treeToValue(manifest.document(), KINDS.get(manifest.kind())));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return walk.unknown;
    }

    private void look(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            items.forEach(this::look);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::look);
        } else if (value != null && isModel(value.getClass()) && seen.add(value)) {
            for (Method method : value.getClass().getMethods()) {
                if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                    Object field = invoke(method, value);
                    if (method.getName().equals("getAdditionalProperties") && field instanceof Map<?, ?> more) {
                        more.keySet()
                                .forEach(key -> unknown.add("%s: %s.%s"
                                        .formatted(document, value.getClass().getSimpleName(), key)));
                    } else {
                        look(field);
                    }
                }
            }
        }
    }

    private static boolean isModel(Class<?> type) {
        return !type.isEnum()
                && (type.getName().startsWith("io.strimzi.") || type.getName().startsWith("io.fabric8."));
    }

    private static @Nullable Object invoke(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }
}
