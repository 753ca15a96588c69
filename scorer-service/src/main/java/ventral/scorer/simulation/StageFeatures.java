package ventral.scorer.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.candidate.ArrayLayerFeatures;

/**
 * Features of a stage of the simulated ventral stream, as a layer of a candidate. They include everything that the
 * neuroids of its region are drawn from. The layer has the region's name.
 */
final class StageFeatures {

    private StageFeatures() {}

    /** Returns the features of V1, V2 or V4: every channel at every position. */
    static ArrayLayerFeatures of(Region region, List<FeatureMaps> maps) {
        return ArrayLayerFeatures.of(
                region.name(), maps.stream().map(FeatureMaps::values).toArray(double[][]::new));
    }

    /**
     * Returns the features of IT: the maximum of each channel of V4, the category, and the pose. Their fractions of the
     * variance are the same as in a neuroid's drive.
     */
    static ArrayLayerFeatures ofObjects(List<FeatureMaps> v4, List<Stimulus> stimuli) {
        TreeSet<String> categories = new TreeSet<>();
        stimuli.forEach(stimulus -> categories.add(ObjectNeuroid.category(stimulus)));
        List<ToDoubleFunction<Stimulus>> category = new ArrayList<>();
        categories.forEach(name ->
                category.add(stimulus -> ObjectNeuroid.category(stimulus).equals(name) ? 1 : 0));
        List<ToDoubleFunction<Stimulus>> pose = new ArrayList<>();
        ObjectNeuroid.PLACE.forEach(column -> pose.add(stimulus -> ObjectNeuroid.number(stimulus, column)));
        // a cosine about a uniformly distributed preferred angle is half a cosine and half a sine
        for (String column : ObjectNeuroid.TURN) {
            pose.add(stimulus -> StrictMath.sqrt(.5) * StrictMath.cos(ObjectNeuroid.number(stimulus, column)));
            pose.add(stimulus -> StrictMath.sqrt(.5) * StrictMath.sin(ObjectNeuroid.number(stimulus, column)));
        }
        double[][] strongest = v4.stream()
                .map(maps -> {
                    double[] row = new double[maps.channels()];
                    Arrays.setAll(row, maps::largest);
                    return row;
                })
                .toArray(double[][]::new);
        double[][][] blocks = {strongest, columns(category, stimuli), columns(pose, stimuli)};
        double[][] values = new double[stimuli.size()][0];
        for (int b = 0; b < blocks.length; b++) {
            double scale = StrictMath.sqrt(ObjectNeuroid.SHARES[b] / variance(blocks[b]));
            for (int i = 0; i < values.length; i++) {
                double[] longer = Arrays.copyOf(values[i], values[i].length + blocks[b][i].length);
                for (int k = 0; k < blocks[b][i].length; k++) {
                    longer[values[i].length + k] = scale * blocks[b][i][k];
                }
                values[i] = longer;
            }
        }
        return ArrayLayerFeatures.of(Region.IT.name(), values);
    }

    private static double[][] columns(List<ToDoubleFunction<Stimulus>> columns, List<Stimulus> stimuli) {
        return stimuli.stream()
                .map(stimulus -> columns.stream()
                        .mapToDouble(column -> column.applyAsDouble(stimulus))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Sums the columns' variances. */
    private static double variance(double[][] rows) {
        double sum = 0;
        for (int k = 0; k < rows[0].length; k++) {
            double mean = 0;
            double squares = 0;
            for (double[] row : rows) {
                mean += row[k] / rows.length;
                squares += row[k] * row[k] / rows.length;
            }
            sum += squares - mean * mean;
        }
        return sum;
    }
}
