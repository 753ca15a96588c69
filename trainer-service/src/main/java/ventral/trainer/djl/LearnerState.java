package ventral.trainer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.platform.tensor.Tensor;

/** Holds everything that steps change, in the memory layout of the step, and saves it under PyTorch's names. */
final class LearnerState {

    private static final String STEP = "step";
    private static final String MEAN = ".running_mean";
    private static final String BATCH_COUNT = ".num_batches_tracked";

    private final NDManager manager;
    private final TorchModule module;
    private final Map<String, long[]> weightShapes;
    private final Map<String, long[]> statisticShapes = new LinkedHashMap<>();
    /** Names of the optimiser's state tensors of each weight, such as {@code exp_avg}. */
    private final List<String> memoryNames;

    private NDList weights;
    private NDList statistics;
    private List<NDList> memory;
    private long stepCount;
    /** Number of batches that the statistics have seen, including those before the weights were loaded. */
    private long trackedCount;

    /** Creates a state with initial weights and an optimiser state of zeros. */
    LearnerState(
            NDManager manager,
            TorchModule module,
            Network network,
            int unitCount,
            List<String> memoryNames,
            long seed) {
        this.manager = manager;
        this.module = module;
        this.weightShapes = ResNet.weights(network, unitCount);
        ResNet.statistics(network).forEach((name, width) -> statisticShapes.put(name, new long[] {width}));
        this.memoryNames = memoryNames;
        try (NDManager fresh = manager.newSubManager()) {
            NDList w = new NDList();
            NDList zeros = new NDList();
            weightShapes.forEach((name, shape) -> {
                w.add(fresh.create(WeightInitialiser.of(name, shape, network.featureCount(), seed), new Shape(shape)));
                zeros.add(fresh.zeros(new Shape(shape)));
            });
            NDList s = new NDList();
            statisticShapes.forEach((name, shape) ->
                    s.add(name.endsWith(MEAN) ? fresh.zeros(new Shape(shape)) : fresh.ones(new Shape(shape))));
            this.weights = laidOut(w);
            this.statistics = laidOut(s);
            this.memory = memoryNames.stream().map(name -> laidOut(zeros)).toList();
        }
    }

    /** Returns the lists that the step changes, in the order of its arguments. */
    NDList[] changedByStep() {
        List<NDList> lists = new ArrayList<>(List.of(weights, statistics));
        lists.addAll(memory);
        return lists.toArray(NDList[]::new);
    }

    NDList weightList() {
        return weights;
    }

    NDList statisticList() {
        return statistics;
    }

    long stepCount() {
        return stepCount;
    }

    void countStep() {
        stepCount++;
        trackedCount++;
    }

    void countCalibration(long batchIndex) {
        trackedCount = batchIndex + 1;
    }

    SortedMap<String, Tensor> weights() {
        SortedMap<String, Tensor> all = new TreeMap<>();
        saveInto(all, "", weightShapes, weights);
        saveInto(all, "", statisticShapes, statistics);
        statisticShapes.keySet().stream()
                .filter(name -> name.endsWith(MEAN))
                .forEach(name -> all.put(name.replace(MEAN, BATCH_COUNT), SavedTensors.scalar(trackedCount)));
        return all;
    }

    SortedMap<String, Tensor> optimiser() {
        SortedMap<String, Tensor> all = new TreeMap<>();
        for (int i = 0; i < memoryNames.size(); i++) {
            saveInto(all, memoryNames.get(i) + ".", weightShapes, memory.get(i));
        }
        all.put(STEP, SavedTensors.scalar(stepCount));
        return all;
    }

    void restore(SortedMap<String, Tensor> savedWeights, SortedMap<String, Tensor> savedOptimiser) {
        try (NDManager loaded = manager.newSubManager()) {
            NDList w = arrays(loaded, savedWeights, "", weightShapes);
            NDList s = arrays(loaded, savedWeights, "", statisticShapes);
            List<NDList> m = memoryNames.stream()
                    .map(name -> arrays(loaded, savedOptimiser, name + ".", weightShapes))
                    .toList();
            stepCount = SavedTensors.whole(savedOptimiser, STEP);
            trackedCount = trackedBy(savedWeights, stepCount);
            weights = replaced(weights, laidOut(w));
            statistics = replaced(statistics, laidOut(s));
            memory.forEach(NDList::close);
            memory = m.stream().map(this::laidOut).toList();
        }
    }

    void beginWith(SortedMap<String, Tensor> others) {
        Map<String, long[]> last = new LinkedHashMap<>(weightShapes);
        last.keySet().removeIf(name -> !name.startsWith("fc."));
        boolean lastFits =
                last.entrySet().stream().allMatch(entry -> SavedTensors.fits(others, entry.getKey(), entry.getValue()));
        try (NDManager loaded = manager.newSubManager()) {
            NDList w = new NDList();
            int i = 0;
            for (Map.Entry<String, long[]> weight : weightShapes.entrySet()) {
                NDArray own = weights.get(i++);
                boolean kept = last.containsKey(weight.getKey()) && !lastFits;
                w.add(kept ? own : array(loaded, others, weight.getKey(), weight.getValue()));
            }
            NDList s = arrays(loaded, others, "", statisticShapes);
            weights = replaced(weights, laidOut(w));
            statistics = replaced(statistics, laidOut(s));
            trackedCount = trackedBy(others, 0);
        }
    }

    private long trackedBy(SortedMap<String, Tensor> saved, long otherwise) {
        return statisticShapes.keySet().stream()
                .filter(name -> name.endsWith(MEAN))
                .map(name -> name.replace(MEAN, BATCH_COUNT))
                .filter(saved::containsKey)
                .findFirst()
                .map(name -> SavedTensors.whole(saved, name))
                .orElse(otherwise);
    }

    /** Returns copies of arrays in this learner's manager, in the memory layout of the step. */
    private NDList laidOut(NDList arrays) {
        try (NDArray first = manager.zeros(new Shape(1))) {
            return module.call("laid_out", new NDList(first), arrays);
        }
    }

    private static NDList replaced(NDList before, NDList after) {
        before.close();
        return after;
    }

    private void saveInto(SortedMap<String, Tensor> all, String prefix, Map<String, long[]> names, NDList arrays) {
        try (NDManager copies = manager.newSubManager()) {
            NDList plain = module.call("plain", new NDList(copies.zeros(new Shape(1))), arrays);
            int i = 0;
            for (Map.Entry<String, long[]> entry : names.entrySet()) {
                ByteBuffer bytes = ByteBuffer.wrap(plain.get(i++).toByteArray());
                all.put(prefix + entry.getKey(), new Tensor(Tensor.Type.FLOAT32, entry.getValue(), bytes));
            }
        }
    }

    private static NDList arrays(
            NDManager manager, SortedMap<String, Tensor> tensors, String prefix, Map<String, long[]> names) {
        NDList arrays = new NDList();
        names.forEach((name, shape) -> arrays.add(array(manager, tensors, prefix + name, shape)));
        return arrays;
    }

    private static NDArray array(NDManager manager, SortedMap<String, Tensor> tensors, String name, long[] shape) {
        ByteBuffer data = SavedTensors.named(tensors, name, Tensor.Type.FLOAT32, shape);
        float[] values = new float[data.remaining() / Float.BYTES];
        data.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return manager.create(values, new Shape(shape));
    }
}
