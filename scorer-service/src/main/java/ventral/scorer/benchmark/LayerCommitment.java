package ventral.scorer.benchmark;

import java.util.List;

/**
 * Which layer stands for a region: the one that predicts it best, the first of equals. A layer that predicts the opposite
 * of what was measured is not taken for a good one, although squaring would make it look so.
 *
 * @param layers all that were tried, in the network's order
 */
public record LayerCommitment(List<LayerScore> layers) {

    public LayerCommitment {
        layers = List.copyOf(layers);
        if (layers.stream()
                .noneMatch(layer -> Double.isFinite(layer.consistency().value()))) {
            throw new IllegalArgumentException("no layer's features differ between stimuli, of %s"
                    .formatted(layers.stream().map(LayerScore::layer).toList()));
        }
    }

    public LayerScore best() {
        return layers.stream()
                .filter(layer -> Double.isFinite(layer.consistency().value()))
                .reduce((best, layer) ->
                        layer.consistency().value() > best.consistency().value() ? layer : best)
                .orElseThrow();
    }
}
