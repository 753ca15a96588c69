package ventral.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One document of a Kubernetes manifest. */
record Manifest(JsonNode document) {

    static final YAMLMapper YAML = new YAMLMapper();

    /** Parses every document of a YAML text, except empty ones. */
    static List<Manifest> parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .map(Manifest::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode node(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return text("/kind");
    }

    String apiVersion() {
        return text("/apiVersion");
    }

    String name() {
        return text("/metadata/name");
    }

    boolean hasKind(String kind) {
        return kind().equals(kind);
    }

    /** Returns the service that a Deployment or pod of the chart belongs to. */
    String component() {
        return at("/metadata/labels").path("app.kubernetes.io/component").asText();
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    String text(String pointer) {
        return at(pointer).asText();
    }

    /** Returns the items of a list; empty if the list is missing. */
    Stream<JsonNode> items(String pointer) {
        return items(at(pointer));
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new TreeMap<>();
        object.fields()
                .forEachRemaining(
                        entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return labels;
    }

    /** Returns the spec of a pod, or of the pods of a workload. */
    JsonNode podSpec() {
        return hasKind("Pod") ? at("/spec") : at("/spec/template/spec");
    }

    JsonNode container() {
        return podSpec().at("/containers/0");
    }

    Map<String, String> podLabels() {
        return labels(hasKind("Pod") ? at("/metadata/labels") : at("/spec/template/metadata/labels"));
    }

    /** Returns the values of the container's environment by name. A secret reference reads {@code secret/key}. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        items(container().path("env")).forEach(variable -> {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            environment.put(
                    variable.path("name").asText(),
                    secret.isMissingNode()
                            ? variable.path("value").asText()
                            : secret.path("name").asText() + "/"
                                    + secret.path("key").asText());
        });
        return environment;
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
