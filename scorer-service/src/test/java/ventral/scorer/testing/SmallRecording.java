package ventral.scorer.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ventral.scorer.assembly.NeuralAssembly;

/** Responses that are linear in four features, with a little noise. */
public final class SmallRecording {

    public static final int STIMULUS_COUNT = 60;

    private static final int FEATURE_COUNT = 4;
    private static final int NEUROID_COUNT = 5;
    private static final int REPETITION_COUNT = 4;
    private static final double NOISE = .2;

    private SmallRecording() {}

    /** Returns the stimulus ids in ascending order. */
    public static List<String> ids() {
        return IntStream.range(0, STIMULUS_COUNT)
                .mapToObj("picture-%02d"::formatted)
                .toList();
    }

    /** Returns features, (stimuli, features). Only the features of seed 1 are related to the responses. */
    public static double[][] features(int seed) {
        return normal(STIMULUS_COUNT, FEATURE_COUNT, new Random(seed));
    }

    /** Returns responses to the features of seed 1. */
    public static NeuralAssembly assembly() {
        double[][] features = features(1);
        Random random = new Random(1000);
        double[][] coefficients = normal(FEATURE_COUNT, NEUROID_COUNT, random);
        List<String> shown = new ArrayList<>();
        long[] repetitions = new long[STIMULUS_COUNT * REPETITION_COUNT];
        double[][] responses = normal(repetitions.length, NEUROID_COUNT, random);
        for (int i = 0; i < responses.length; i++) {
            int stimulus = i % STIMULUS_COUNT;
            shown.add(ids().get(stimulus));
            repetitions[i] = i / STIMULUS_COUNT;
            for (int j = 0; j < NEUROID_COUNT; j++) {
                responses[i][j] *= NOISE;
                for (int k = 0; k < FEATURE_COUNT; k++) {
                    responses[i][j] += features[stimulus][k] * coefficients[k][j];
                }
            }
        }
        List<String> neuroids =
                IntStream.range(0, NEUROID_COUNT).mapToObj(j -> "n" + j).toList();
        return new NeuralAssembly(shown, repetitions, neuroids, responses);
    }

    private static double[][] normal(int rows, int columns, Random random) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return values;
    }
}
