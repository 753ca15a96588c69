package ventral.scorer.assembly;

import java.util.Map;

/**
 * A picture that was shown.
 *
 * @param labels what the stimulus set's table says about it, by column
 */
public record Stimulus(String id, Map<String, String> labels) {

    public Stimulus {
        labels = Map.copyOf(labels);
    }

    /** @throws IllegalArgumentException if the table has no such column */
    public String label(String column) {
        String label = labels.get(column);
        if (label == null) {
            throw new IllegalArgumentException("stimulus %s has no %s, only %s"
                    .formatted(id, column, labels.keySet().stream().sorted().toList()));
        }
        return label;
    }
}
