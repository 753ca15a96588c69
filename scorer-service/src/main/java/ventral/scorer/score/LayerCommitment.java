package ventral.scorer.score;

import java.util.List;

/**
 * Layer committed to a region: the one that was named or, without one, the layer most similar to the region. Ties go to
 * the first layer. A layer with a negative correlation does not count as good, although squaring would make it look so.
 *
 * @param layers all layers that were tried, in the network's order
 */
public record LayerCommitment(List<LayerScore> layers, LayerChoice choice) {

    public LayerCommitment {
        layers = List.copyOf(layers);
        if (choice instanceof LayerChoice.Given given
                && layers.stream().noneMatch(layer -> layer.layer().equals(given.layer()))) {
            throw new IllegalArgumentException("there is no layer %s, only %s".formatted(given.layer(), names(layers)));
        }
        if (layers.stream().noneMatch(layer -> Double.isFinite(layer.selectionValue()))) {
            throw new IllegalArgumentException(
                    "no layer can be committed: the features of %s do not differ between stimuli"
                            .formatted(names(layers)));
        }
    }

    /** Returns the layer committed to the region. */
    public LayerScore committed() {
        if (choice instanceof LayerChoice.Given given) {
            return layers.stream()
                    .filter(layer -> layer.layer().equals(given.layer()))
                    .findFirst()
                    .orElseThrow();
        }
        return layers.stream()
                .filter(layer -> Double.isFinite(layer.selectionValue()))
                .reduce((best, layer) -> layer.selectionValue() > best.selectionValue() ? layer : best)
                .orElseThrow();
    }

    public String layer() {
        return committed().layer();
    }

    private static List<String> names(List<LayerScore> layers) {
        return layers.stream().map(LayerScore::layer).toList();
    }
}
