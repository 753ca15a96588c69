package ventral.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A Kubernetes label selector. The chart uses only matchLabels and the operator In. */
record LabelSelector(JsonNode node) {

    boolean matches(Map<String, String> labels) {
        return labels.entrySet()
                        .containsAll(Manifest.labels(node.path("matchLabels")).entrySet())
                && Manifest.items(node.path("matchExpressions")).allMatch(expression -> isIn(expression, labels));
    }

    private static boolean isIn(JsonNode expression, Map<String, String> labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new IllegalArgumentException("only In is understood here, not " + expression);
        }
        String value = labels.getOrDefault(expression.path("key").asText(), "");
        return Manifest.items(expression.path("values"))
                .anyMatch(allowed -> allowed.asText().equals(value));
    }
}
