package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.scorer.metric.regression.ReversePls;

/** Caches sampled units of all layers. The first request runs one forward pass for all of them. */
final class UnitSamples {

    private final int stimulusCount;
    private final int batchSize;
    private final List<int[]> chosen;
    private final BatchFeatures look;

    private @Nullable List<float[][]> known;

    /** Computes the features of a batch of stimuli. */
    interface BatchFeatures {

        /**
         * Computes the features of the stimuli from {@code first} to {@code end}, exclusive.
         *
         * @return of each layer, (these stimuli, features), attached to {@code scope}
         */
        NDList features(NDManager scope, int first, int end) throws IOException;
    }

    /**
     * Selects the units to sample.
     *
     * @param batchSize number of stimuli per forward pass
     * @param featureCounts number of features of each layer
     */
    UnitSamples(int stimulusCount, int batchSize, long[] featureCounts, BatchFeatures look) {
        this.stimulusCount = stimulusCount;
        this.batchSize = batchSize;
        this.chosen = Arrays.stream(featureCounts)
                .mapToObj(count -> ReversePls.sample(Math.toIntExact(count)))
                .toList();
        this.look = look;
    }

    /** Returns one layer's sample, (stimuli, units). */
    float[][] of(int layer, NDManager manager) throws IOException {
        List<float[][]> samples = known;
        if (samples == null) {
            samples = samples(manager);
            known = samples;
        }
        return samples.get(layer);
    }

    private List<float[][]> samples(NDManager manager) throws IOException {
        List<float[][]> samples = new ArrayList<>();
        for (int[] units : chosen) {
            samples.add(new float[stimulusCount][units.length]);
        }
        for (int first = 0; first < stimulusCount; first += batchSize) {
            try (NDManager scope = manager.newSubManager()) {
                NDList features = look.features(scope, first, Math.min(first + batchSize, stimulusCount));
                for (int layer = 0; layer < chosen.size(); layer++) {
                    pick(features.get(layer), chosen.get(layer), samples.get(layer), first);
                }
            }
        }
        return samples;
    }

    private static void pick(NDArray features, int[] units, float[][] samples, int first) {
        float[] numbers = features.toFloatArray();
        int width = (int) features.getShape().get(1);
        for (int i = 0; i < features.getShape().get(0); i++) {
            for (int k = 0; k < units.length; k++) {
                samples[first + i][k] = numbers[i * width + units[k]];
            }
        }
    }
}
