package ventral.scorer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;

/** Draws spike counts from drives, independently for each presentation. */
final class SpikeCountSampler {

    static final int REPETITIONS = 8;

    private static final double MEAN = 8;
    private static final double MODULATION = .4;
    private static final double LEAST = .5;

    private final long seed;

    SpikeCountSampler(long seed) {
        this.seed = seed;
    }

    /**
     * Draws the counts of one region.
     *
     * @param drives (neuroids, stimuli)
     */
    NeuralAssembly of(Region region, List<String> stimulusIds, double[][] drives) {
        int stimulusCount = stimulusIds.size();
        List<String> shown = new ArrayList<>();
        long[] repetitions = new long[stimulusCount * REPETITIONS];
        double[][] responses = new double[repetitions.length][drives.length];
        for (int i = 0; i < responses.length; i++) {
            int stimulus = i % stimulusCount;
            repetitions[i] = i / stimulusCount;
            shown.add(stimulusIds.get(stimulus));
            for (int j = 0; j < drives.length; j++) {
                SplitMix64 dice = new SplitMix64(seed, region.ordinal(), j, stimulus, repetitions[i]);
                responses[i][j] = dice.poisson(Math.max(LEAST, MEAN * (1 + MODULATION * drives[j][stimulus])));
            }
        }
        List<String> neuroids = IntStream.range(0, drives.length)
                .mapToObj(j -> "simulated-%s-%02d".formatted(region, j))
                .toList();
        return new NeuralAssembly(shown, repetitions, neuroids, responses);
    }
}
