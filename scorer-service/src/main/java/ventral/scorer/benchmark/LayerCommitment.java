package ventral.scorer.benchmark;

import java.util.List;

/**
 * Which layer stands for a region: one that was named, or the one that is most like the region, the first of equals. A
 * layer that predicts the opposite of what was measured is not taken for a good one, although squaring would make it look
 * so.
 *
 * @param layers all that were tried, in the network's order
 */
public record LayerCommitment(List<LayerScore> layers, LayerChoice choice) {

    public LayerCommitment {
        layers = List.copyOf(layers);
        if (choice instanceof LayerChoice.Given given
                && layers.stream().noneMatch(layer -> layer.layer().equals(given.layer()))) {
            throw new IllegalArgumentException("there is no layer %s, only %s".formatted(given.layer(), names(layers)));
        }
        if (layers.stream().noneMatch(layer -> Double.isFinite(layer.judged()))) {
            throw new IllegalArgumentException(
                    "no layer's features differ between stimuli, of %s".formatted(names(layers)));
        }
    }

    /** The layer that stands for the region. */
    public LayerScore committed() {
        if (choice instanceof LayerChoice.Given given) {
            return layers.stream()
                    .filter(layer -> layer.layer().equals(given.layer()))
                    .findFirst()
                    .orElseThrow();
        }
        return layers.stream()
                .filter(layer -> Double.isFinite(layer.judged()))
                .reduce((best, layer) -> layer.judged() > best.judged() ? layer : best)
                .orElseThrow();
    }

    public String layer() {
        return committed().layer();
    }

    private static List<String> names(List<LayerScore> layers) {
        return layers.stream().map(LayerScore::layer).toList();
    }
}
