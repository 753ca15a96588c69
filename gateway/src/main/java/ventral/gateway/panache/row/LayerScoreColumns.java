package ventral.gateway.panache.row;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ventral.gateway.ledger.model.ImmutableDoubleList;
import ventral.gateway.ledger.model.Measurement.LayerScore;

/** Columns of the layers that were tried, which are most of a measurement's row. */
@Embeddable
@SuppressWarnings("NullAway.Init")
class LayerScoreColumns {

    public String[] layers;
    public double[] layerRaws;
    public double[] layerStandardErrors;

    /** One value per layer; NaN if there is none. */
    public double[] layerChoices;

    /** Split values of the first layer, then of the second, and so on. */
    public double[] layerSplits;

    public int[] layerSplitCounts;

    static LayerScoreColumns of(List<LayerScore> scores) {
        LayerScoreColumns tried = new LayerScoreColumns();
        tried.layers = scores.stream().map(LayerScore::layer).toArray(String[]::new);
        tried.layerRaws = scores.stream().mapToDouble(LayerScore::raw).toArray();
        tried.layerStandardErrors =
                scores.stream().mapToDouble(LayerScore::standardError).toArray();
        tried.layerChoices =
                scores.stream().mapToDouble(LayerScoreColumns::choiceOrNaN).toArray();
        tried.layerSplits = scores.stream()
                .flatMap(score -> score.splits().stream())
                .mapToDouble(split -> split)
                .toArray();
        tried.layerSplitCounts =
                scores.stream().mapToInt(score -> score.splits().size()).toArray();
        return tried;
    }

    private static double choiceOrNaN(LayerScore score) {
        Double choice = score.choice();
        return choice == null ? Double.NaN : choice;
    }

    List<LayerScore> scores() {
        List<LayerScore> scores = new ArrayList<>();
        int split = 0;
        for (int i = 0; i < layers.length; i++) {
            double[] splits = Arrays.copyOfRange(layerSplits, split, split + layerSplitCounts[i]);
            split += splits.length;
            scores.add(new LayerScore(
                    layers[i],
                    layerRaws[i],
                    layerStandardErrors[i],
                    ImmutableDoubleList.of(splits),
                    Double.isNaN(layerChoices[i]) ? null : layerChoices[i]));
        }
        return scores;
    }
}
