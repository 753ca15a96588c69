package ventral.scorer.testing;

import java.util.Arrays;
import ventral.scorer.benchmark.LayerFeatures;
import ventral.scorer.metric.GramMatrix;

/** Features in Java's memory: (stimuli, features). */
@SuppressWarnings("ArrayRecordComponent")
public record HeldFeatures(String layer, double[][] values) implements LayerFeatures {

    @Override
    public long featureCount() {
        return values[0].length;
    }

    @Override
    public GramMatrix products() {
        double[][] products = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                for (int k = 0; k < values[i].length; k++) {
                    products[i][j] += values[i][k] * values[j][k];
                }
            }
        }
        return new GramMatrix(products);
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
