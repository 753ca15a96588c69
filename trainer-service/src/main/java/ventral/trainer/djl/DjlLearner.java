package ventral.trainer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.trainer.objective.HeadLayout;
import ventral.trainer.objective.Targets;
import ventral.trainer.run.Learner;
import ventral.trainer.run.Tensor;

/** A ResNet-18 that learns by Adam, one native call a step. */
final class DjlLearner implements Learner {

    private static final float[] IMAGENET_MEAN = {.485f, .456f, .406f};
    private static final float[] IMAGENET_DEVIATION = {.229f, .224f, .225f};
    private static final Shape PER_CHANNEL = new Shape(1, 3, 1, 1);
    private static final String STEP = "step";

    private final NDManager manager;
    private final TorchModule module;
    private final ResNet18 network;
    private final HeadLayout layout;
    private final List<String> weightNames;
    private final List<String> statisticNames;
    private final NDArray mean;
    private final NDArray scale;
    private NDList weights;
    private NDList statistics;
    private NDList firstMoments;
    private NDList secondMoments;
    private long stepCount;

    /** Takes over the manager and the module. */
    DjlLearner(NDManager manager, TorchModule module, ResNet18 network, HeadLayout layout, long seed) {
        this.manager = manager;
        this.module = module;
        this.network = network;
        this.layout = layout;
        this.weightNames = List.copyOf(network.weights().keySet());
        this.statisticNames = List.copyOf(network.statistics().keySet());
        this.mean = manager.create(IMAGENET_MEAN, PER_CHANNEL);
        this.scale = manager.create(
                new float[] {1 / IMAGENET_DEVIATION[0], 1 / IMAGENET_DEVIATION[1], 1 / IMAGENET_DEVIATION[2]},
                PER_CHANNEL);
        try (NDManager fresh = manager.newSubManager()) {
            NDList w = new NDList();
            NDList zeros = new NDList();
            network.weights().forEach((name, shape) -> {
                w.add(fresh.create(FreshWeights.of(name, shape, seed), new Shape(shape)));
                zeros.add(fresh.zeros(new Shape(shape)));
            });
            NDList s = new NDList();
            network.statistics()
                    .forEach((name, width) -> s.add(
                            name.endsWith(".running_var")
                                    ? fresh.ones(new Shape(width))
                                    : fresh.zeros(new Shape(width))));
            this.weights = laidOut(w);
            this.statistics = laidOut(s);
            this.firstMoments = laidOut(zeros);
            this.secondMoments = laidOut(zeros);
        }
    }

    @Override
    public double step(byte[] pixels, int imageCount, int imageSize, Targets targets) {
        try (NDManager batch = manager.newSubManager()) {
            NDList arguments = new NDList(
                    batch.create(
                            ByteBuffer.wrap(pixels), new Shape(imageCount, imageSize, imageSize, 3), DataType.UINT8),
                    mean,
                    scale,
                    layout.regressionCount() == 0
                            ? batch.zeros(new Shape(imageCount, 1))
                            : batch.create(targets.regression(), new Shape(imageCount, layout.regressionCount())),
                    layout.classCount() == 0
                            ? batch.zeros(new Shape(imageCount, 1), DataType.INT64)
                            : batch.create(targets.classes(), new Shape(imageCount, layout.classCount())),
                    batch.create((float) (stepCount + 1)));
            NDList loss = module.call("train_step", arguments, weights, statistics, firstMoments, secondMoments);
            stepCount++;
            return loss.singletonOrThrow().getFloat();
        }
    }

    @Override
    public SortedMap<String, Tensor> weights() {
        SortedMap<String, Tensor> all = new TreeMap<>();
        saveInto(all, "", weightNames, weights);
        saveInto(all, "", statisticNames, statistics);
        for (String name : statisticNames) {
            if (name.endsWith(".running_mean")) {
                all.put(name.replace("running_mean", "num_batches_tracked"), scalar(stepCount));
            }
        }
        return all;
    }

    @Override
    public SortedMap<String, Tensor> optimiser() {
        SortedMap<String, Tensor> all = new TreeMap<>();
        saveInto(all, "exp_avg.", weightNames, firstMoments);
        saveInto(all, "exp_avg_sq.", weightNames, secondMoments);
        all.put(STEP, scalar(stepCount));
        return all;
    }

    @Override
    public void restore(SortedMap<String, Tensor> savedWeights, SortedMap<String, Tensor> savedOptimiser) {
        try (NDManager loaded = manager.newSubManager()) {
            NDList w = new NDList();
            NDList m = new NDList();
            NDList v = new NDList();
            network.weights().forEach((name, shape) -> {
                w.add(array(loaded, savedWeights, name, shape));
                m.add(array(loaded, savedOptimiser, "exp_avg." + name, shape));
                v.add(array(loaded, savedOptimiser, "exp_avg_sq." + name, shape));
            });
            NDList s = new NDList();
            network.statistics().forEach((name, width) -> s.add(array(loaded, savedWeights, name, new long[] {width})));
            stepCount = Tensors.named(savedOptimiser, STEP, Tensor.Type.INT64, new long[0])
                    .duplicate()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            weights = replaced(weights, laidOut(w));
            statistics = replaced(statistics, laidOut(s));
            firstMoments = replaced(firstMoments, laidOut(m));
            secondMoments = replaced(secondMoments, laidOut(v));
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }

    /** Copies in this learner's manager, laid out as the step wants them. */
    private NDList laidOut(NDList arrays) {
        return module.call("laid_out", new NDList(mean), arrays);
    }

    private static NDList replaced(NDList before, NDList after) {
        before.close();
        return after;
    }

    private void saveInto(SortedMap<String, Tensor> all, String prefix, List<String> names, NDList arrays) {
        try (NDManager copies = manager.newSubManager()) {
            NDList plain = module.call("plain", new NDList(copies.zeros(new Shape(1))), arrays);
            for (int i = 0; i < names.size(); i++) {
                NDArray array = plain.get(i);
                ByteBuffer bytes = ByteBuffer.wrap(array.toByteArray());
                all.put(
                        prefix + names.get(i),
                        new Tensor(Tensor.Type.FLOAT32, array.getShape().getShape(), bytes));
            }
        }
    }

    private static Tensor scalar(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(Tensor.Type.INT64, new long[0], bytes.putLong(0, value));
    }

    private static NDArray array(NDManager manager, SortedMap<String, Tensor> tensors, String name, long[] shape) {
        ByteBuffer data = Tensors.named(tensors, name, Tensor.Type.FLOAT32, shape);
        float[] values = new float[data.remaining() / Float.BYTES];
        data.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return manager.create(values, new Shape(shape));
    }
}
