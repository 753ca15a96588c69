package ventral.scorer.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Responses of neuroids to presentations of stimuli.
 *
 * @param stimulusIds of each presentation, the id of the stimulus shown
 * @param repetitions of each presentation, the repetition number of its stimulus
 * @param neuroidIds in the order of the recording's file; the last digits of scores depend on it
 * @param responses (presentations, neuroids)
 */
@SuppressWarnings("ArrayRecordComponent")
public record NeuralAssembly(
        List<String> stimulusIds, long[] repetitions, List<String> neuroidIds, double[][] responses) {

    public NeuralAssembly {
        stimulusIds = List.copyOf(stimulusIds);
        neuroidIds = List.copyOf(neuroidIds);
        if (stimulusIds.isEmpty() || neuroidIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "an assembly has %d presentations and %d neuroids; it needs at least one of each"
                            .formatted(stimulusIds.size(), neuroidIds.size()));
        }
        if (responses.length != stimulusIds.size() || repetitions.length != stimulusIds.size()) {
            throw new IllegalArgumentException("%d rows of responses and %d repetitions for %d presentations"
                    .formatted(responses.length, repetitions.length, stimulusIds.size()));
        }
        for (double[] row : responses) {
            if (row.length != neuroidIds.size()) {
                throw new IllegalArgumentException(
                        "a row of %d responses for %d neuroids".formatted(row.length, neuroidIds.size()));
            }
        }
    }

    /** Returns an assembly of some of the neuroids, in the given order. */
    public NeuralAssembly neuroids(int[] kept) {
        double[][] some = new double[responses.length][kept.length];
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                some[i][j] = responses[i][kept[j]];
            }
        }
        return new NeuralAssembly(
                stimulusIds,
                repetitions,
                IntStream.of(kept).mapToObj(neuroidIds::get).toList(),
                some);
    }

    /** Averages over all presentations of each stimulus. */
    public MeanResponses mean() {
        return mean(presentation -> true);
    }

    /** Averages over some presentations of each stimulus. */
    public MeanResponses mean(IntPredicate presentations) {
        SortedMap<String, double[]> sums = new TreeMap<>();
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < responses.length; i++) {
            if (!presentations.test(i)) {
                continue;
            }
            String stimulus = stimulusIds.get(i);
            double[] sum = sums.computeIfAbsent(stimulus, id -> new double[neuroidIds.size()]);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += responses[i][j];
            }
            counts.merge(stimulus, 1, Integer::sum);
        }
        sums.forEach((stimulus, sum) -> {
            int count = counts.getOrDefault(stimulus, 0);
            for (int j = 0; j < sum.length; j++) {
                sum[j] /= count;
            }
        });
        return new MeanResponses(new ArrayList<>(sums.keySet()), sums.values().toArray(double[][]::new));
    }
}
