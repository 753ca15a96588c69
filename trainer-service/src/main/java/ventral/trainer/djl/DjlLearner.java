package ventral.trainer.djl;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import ventral.contract.network.Network;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.LossSummary;
import ventral.trainer.learner.Prediction;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.HeadLayout;

/** Trains a network with one native call for each step. */
final class DjlLearner implements Learner {

    private static final float[] IMAGENET_MEAN = {.485f, .456f, .406f};
    private static final float[] IMAGENET_DEVIATION = {.229f, .224f, .225f};
    private static final Shape PER_CHANNEL = new Shape(1, 3, 1, 1);

    private final NDManager manager;
    private final TorchModule module;
    private final Network network;
    private final HeadLayout layout;
    private final LearnerState state;
    private final NDArray mean;
    private final NDArray scale;
    private NDArray tally;

    /** Creates a learner that owns and closes the manager and the module. */
    DjlLearner(NDManager manager, TorchModule module, Network network, HeadLayout layout, LearnerState state) {
        this.manager = manager;
        this.module = module;
        this.network = network;
        this.layout = layout;
        this.state = state;
        this.mean = manager.create(IMAGENET_MEAN, PER_CHANNEL);
        this.scale = manager.create(
                new float[] {1 / IMAGENET_DEVIATION[0], 1 / IMAGENET_DEVIATION[1], 1 / IMAGENET_DEVIATION[2]},
                PER_CHANNEL);
        this.tally = blankTally();
    }

    @Override
    public void step(byte[] pixels, int imageCount, int imageSize, BatchTargets targets, double learningRate) {
        TorchEngine.enableGradients();
        try (NDManager batch = manager.newSubManager();
                NDManager host = manager.newSubManager(Device.cpu())) {
            NDList arguments = arguments(batch, pixels, imageCount, imageSize, targets);
            arguments.add(batch.create((float) (state.stepCount() + 1)));
            arguments.add(host.create(learningRate));
            arguments.add(tally);
            module.call("train_step", arguments, state.changedByStep());
            state.countStep();
        } catch (EngineException e) {
            throw explained(e, imageCount, imageSize);
        }
    }

    @Override
    public void calibrate(byte[] pixels, int imageCount, int imageSize, long batchIndex) {
        try (NDManager batch = manager.newSubManager();
                NDManager host = manager.newSubManager(Device.cpu())) {
            NDList arguments = new NDList(pictures(batch, pixels, imageCount, imageSize), mean, scale);
            arguments.add(host.create(1. / (batchIndex + 1)));
            module.call("calibrate", arguments, state.weightList(), state.statisticList());
            state.countCalibration(batchIndex);
        } catch (EngineException e) {
            throw explained(e, imageCount, imageSize);
        }
    }

    @Override
    public LossSummary takeLossSummary() {
        double[] read = takeTally();
        int diverged = (int) read[2];
        return new LossSummary((int) read[1], read[0], diverged < 0 ? null : diverged);
    }

    private double[] takeTally() {
        try {
            double[] read = tally.toDoubleArray();
            NDArray blank = blankTally();
            tally.close();
            tally = blank;
            return read;
        } catch (EngineException e) {
            throw explained(e);
        }
    }

    @Override
    public Prediction predict(byte[] pixels, int imageCount, int imageSize, BatchTargets targets) {
        try (NDManager batch = manager.newSubManager()) {
            NDList arguments = arguments(batch, pixels, imageCount, imageSize, targets);
            NDList seen = module.call("estimate", arguments, state.weightList(), state.statisticList());
            return new Prediction(seen.get(0).toFloatArray(), seen.get(1).toFloatArray()[0]);
        } catch (EngineException e) {
            throw explained(e, imageCount, imageSize);
        }
    }

    @Override
    public SortedMap<String, Tensor> weights() {
        try {
            return state.weights();
        } catch (EngineException e) {
            throw explained(e);
        }
    }

    @Override
    public SortedMap<String, Tensor> optimiser() {
        try {
            return state.optimiser();
        } catch (EngineException e) {
            throw explained(e);
        }
    }

    @Override
    public void restore(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimiser) {
        try {
            state.restore(weights, optimiser);
        } catch (EngineException e) {
            throw explained(e);
        }
    }

    @Override
    public void initialiseFrom(SortedMap<String, Tensor> weights) {
        try {
            state.beginWith(weights);
        } catch (EngineException e) {
            throw explained(e);
        }
    }

    @Override
    public void close() {
        try {
            module.close();
        } finally {
            manager.close();
        }
    }

    private NDList arguments(NDManager batch, byte[] pixels, int imageCount, int imageSize, BatchTargets targets) {
        return new NDList(
                pictures(batch, pixels, imageCount, imageSize),
                mean,
                scale,
                layout.regressionCount() == 0
                        ? batch.zeros(new Shape(imageCount, 1))
                        : batch.create(targets.regression(), new Shape(imageCount, layout.regressionCount())),
                layout.classCount() == 0
                        ? batch.zeros(new Shape(imageCount, 1), DataType.INT64)
                        : batch.create(targets.classes(), new Shape(imageCount, layout.classCount())));
    }

    private static NDArray pictures(NDManager batch, byte[] pixels, int imageCount, int imageSize) {
        return batch.create(ByteBuffer.wrap(pixels), new Shape(imageCount, imageSize, imageSize, 3), DataType.UINT8);
    }

    /** Returns an empty loss summary, see {@link StepScript}. */
    private NDArray blankTally() {
        return manager.create(new double[] {0, 0, -1});
    }

    private RuntimeException explained(EngineException e) {
        return TorchEngine.translate(e, DeviceChoice.name(manager.getDevice()), "a copy of a " + network.id());
    }

    private RuntimeException explained(EngineException e, int imageCount, int imageSize) {
        return TorchEngine.translate(
                e,
                DeviceChoice.name(manager.getDevice()),
                "a batch of %d images of %d x %d pixels and a %s"
                        .formatted(imageCount, imageSize, imageSize, network.id()));
    }
}
