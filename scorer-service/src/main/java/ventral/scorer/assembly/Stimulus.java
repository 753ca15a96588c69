package ventral.scorer.assembly;

import java.util.Map;

/**
 * Stimulus that was presented to the animal.
 *
 * @param labels values of the stimulus set's table, by column
 */
public record Stimulus(String id, Map<String, String> labels) {

    public Stimulus {
        labels = Map.copyOf(labels);
    }

    /**
     * Returns the value of a column for this stimulus.
     *
     * @throws IllegalArgumentException if the table has no such column
     */
    public String label(String column) {
        String label = labels.get(column);
        if (label == null) {
            throw new IllegalArgumentException("stimulus %s has no %s, only %s"
                    .formatted(id, column, labels.keySet().stream().sorted().toList()));
        }
        return label;
    }
}
