package ventral.scorer.metric.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Draws the same random splits as scikit-learn's {@code ShuffleSplit} and {@code StratifiedShuffleSplit} with {@code
 * random_state=1}, which Brain-Score uses.
 */
public final class CrossValidation {

    private static final int SEED = 1;

    private final int splitCount;
    private final double trainShare;

    /**
     * Creates a cross-validation.
     *
     * @param trainShare fraction of the rows used for training, between 0 and 1
     */
    public CrossValidation(int splitCount, double trainShare) {
        if (splitCount < 1 || !(trainShare > 0 && trainShare < 1)) {
            throw new IllegalArgumentException(
                    "%d splits with a train fraction of %s; at least 1 split and a fraction between 0 and 1 are needed"
                            .formatted(splitCount, trainShare));
        }
        this.splitCount = splitCount;
        this.trainShare = trainShare;
    }

    /**
     * Draws splits independently of the rows' content.
     *
     * @throws IllegalArgumentException if the train or test side would be empty
     */
    public List<TrainTestSplit> shuffled(int rowCount) {
        int trainCount = trainCount(rowCount);
        NumpyRandom random = new NumpyRandom(SEED);
        int[] rows = IntStream.range(0, rowCount).toArray();
        List<TrainTestSplit> splits = new ArrayList<>();
        for (int i = 0; i < splitCount; i++) {
            int[] order = random.permutation(rows);
            int testCount = rowCount - trainCount;
            splits.add(new TrainTestSplit(
                    sorted(Arrays.copyOfRange(order, testCount, rowCount)),
                    sorted(Arrays.copyOfRange(order, 0, testCount))));
        }
        return splits;
    }

    /**
     * Draws splits with the proportions of all labels on both sides.
     *
     * @param labels of each row
     * @throws IllegalArgumentException if a label has only one row, or a side is too small to hold every label
     */
    public List<TrainTestSplit> stratified(List<String> labels) {
        int trainCount = trainCount(labels.size());
        int testCount = labels.size() - trainCount;
        List<int[]> groups = groups(labels);
        for (int[] group : groups) {
            if (group.length < 2) {
                throw new IllegalArgumentException(
                        "only one stimulus has the label %s".formatted(labels.get(group[0])));
            }
        }
        if (testCount < groups.size() || trainCount < groups.size()) {
            throw new IllegalArgumentException("%d stimuli cannot be split so that both sides hold all %d labels"
                    .formatted(labels.size(), groups.size()));
        }
        NumpyRandom random = new NumpyRandom(SEED);
        List<TrainTestSplit> splits = new ArrayList<>();
        for (int i = 0; i < splitCount; i++) {
            splits.add(stratified(groups, trainCount, testCount, random));
        }
        return splits;
    }

    private static TrainTestSplit stratified(List<int[]> groups, int trainCount, int testCount, NumpyRandom random) {
        int[] sizes = groups.stream().mapToInt(group -> group.length).toArray();
        int[] trainSizes = ProportionalAllocation.of(sizes, trainCount, random);
        int[] restSizes = sizes.clone();
        Arrays.setAll(restSizes, k -> sizes[k] - trainSizes[k]);
        int[] testSizes = ProportionalAllocation.of(restSizes, testCount, random);
        IntStream.Builder train = IntStream.builder();
        IntStream.Builder test = IntStream.builder();
        for (int k = 0; k < sizes.length; k++) {
            int[] order = random.permutation(groups.get(k));
            Arrays.stream(order, 0, trainSizes[k]).forEach(train::add);
            Arrays.stream(order, trainSizes[k], trainSizes[k] + testSizes[k]).forEach(test::add);
        }
        // scikit-learn shuffles each side once more; the order does not matter, but the state of the generator does
        return new TrainTestSplit(
                sorted(random.permutation(train.build().toArray())),
                sorted(random.permutation(test.build().toArray())));
    }

    private int trainCount(int rowCount) {
        int count = (int) Math.floor(trainShare * rowCount);
        if (count < 1 || count >= rowCount) {
            throw new IllegalArgumentException(
                    "%d rows cannot be split with a train fraction of %s".formatted(rowCount, trainShare));
        }
        return count;
    }

    /** Returns the rows of each label, ordered by label. */
    private static List<int[]> groups(List<String> labels) {
        TreeMap<String, IntStream.Builder> rows = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            rows.computeIfAbsent(labels.get(i), label -> IntStream.builder()).add(i);
        }
        return rows.values().stream().map(row -> row.build().toArray()).toList();
    }

    private static int[] sorted(int[] rows) {
        Arrays.sort(rows);
        return rows;
    }
}
