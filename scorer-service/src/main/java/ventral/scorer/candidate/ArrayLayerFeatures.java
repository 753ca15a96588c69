package ventral.scorer.candidate;

import java.util.Arrays;
import ventral.scorer.metric.algebra.GramMatrix;

/**
 * Features of a layer in Java arrays.
 *
 * @param values (stimuli, features)
 */
@SuppressWarnings("ArrayRecordComponent")
public record ArrayLayerFeatures(String layer, double[][] values, GramMatrix products) implements LayerFeatures {

    /**
     * Creates features and computes their inner products.
     *
     * @param values (stimuli, features), at least one stimulus
     */
    public static ArrayLayerFeatures of(String layer, double[][] values) {
        return new ArrayLayerFeatures(layer, values, GramMatrix.uncentred(values));
    }

    @Override
    public long featureCount() {
        return values[0].length;
    }

    @Override
    public double[] sums() {
        return Arrays.stream(values)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
    }

    @Override
    public float[][] units() {
        float[][] units = new float[values.length][values[0].length];
        for (int i = 0; i < units.length; i++) {
            for (int k = 0; k < units[i].length; k++) {
                units[i][k] = (float) values[i][k];
            }
        }
        return units;
    }
}
