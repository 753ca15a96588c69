package ventral.trainer.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.LatentGroup;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.trainer.learner.DeviceUsage;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

/** Creates learners on a GPU or on the CPU. */
public final class DjlLearnerFactory implements LearnerFactory {

    private final Engine engine;
    private final Device device;
    private final int threads;
    private final Precision precision;
    private final ProductThreshold threshold;
    private final ProcessUsage process = new ProcessUsage();

    /**
     * Starts the engine.
     *
     * @param threads CPU threads of a step; the same count gives the same bits
     * @throws IllegalArgumentException if there is no such device
     */
    public DjlLearnerFactory(int threads, PrecisionChoice precision, DeviceChoice choice) {
        this.engine = TorchEngine.start(threads);
        this.device = choice.resolve(engine.getGpuCount());
        this.threads = threads;
        this.precision = precision.resolve(device.isGpu());
        this.threshold = ProductThreshold.of(device, this.precision);
    }

    /** Returns a description of the engine, such as {@code PyTorch 2.7.1 on cpu, 2 threads, bf16}. */
    public String describe() {
        return "%s %s on %s".formatted(engine.getEngineName(), engine.getVersion(), device());
    }

    @Override
    public String device() {
        String name = device.isGpu()
                ? DeviceChoice.name(device)
                : "%s, %d %s".formatted(DeviceChoice.name(device), threads, threads == 1 ? "thread" : "threads");
        return name + ", " + precision.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public DeviceUsage use() {
        return device.isGpu()
                ? new DeviceUsage(null, CudaUtils.getGpuMemory(device).getUsed())
                : process.now();
    }

    @Override
    public Learner create(Recipe recipe, HeadLayout layout, long seed) {
        NDManager manager = NDManager.newBaseManager(device, TorchEngine.ENGINE);
        TorchModule module = null;
        try {
            module = new TorchModule(manager, TrainingStepArchive.open(recipe, layout, precision, threshold));
            List<String> memory = TrainingStepArchive.optimiserState(recipe);
            Network network = recipe.network();
            LearnerState state = new LearnerState(manager, module, network, layout.unitCount(), memory, seed);
            return new DjlLearner(manager, module, network, layout, state);
        } catch (EngineException e) {
            close(module, manager);
            throw TorchEngine.translate(
                    e, DeviceChoice.name(device), "a " + recipe.network().id());
        } catch (RuntimeException | Error e) {
            close(module, manager);
            throw e;
        }
    }

    private static void close(@Nullable TorchModule module, NDManager manager) {
        if (module != null) {
            module.close();
        }
        manager.close();
    }

    /**
     * Checks that the engine computes correctly on this machine.
     *
     * @throws IllegalStateException if it does not; the message names the remedy if one is known
     */
    public void check() {
        ConvolutionCheck.run(device, precision, threshold);
        checkThatLossChanges();
    }

    /**
     * Checks that the loss changes over a few steps of a tiny network on one batch: a wrongly configured engine drops
     * updates of every network without an error.
     */
    private void checkThatLossChanges() {
        HeadLayout layout =
                new HeadLayout(List.of(new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.SQUARED_ERROR, 1, 0)), 1, 1, 0);
        byte[] pixels = new byte[8 * 32 * 32 * 3];
        new Random(1).nextBytes(pixels);
        BatchTargets targets = new BatchTargets(new float[] {1, -1, 1, -1, 1, -1, 1, -1}, new long[0]);
        try (Learner learner = create(Recipe.DEFAULT.withNetwork(Network.TINY), layout, 1)) {
            double[] losses = new double[4];
            for (int i = 0; i < losses.length; i++) {
                learner.step(pixels, 8, 32, targets, Optimiser.Adam.DEFAULT_LEARNING_RATE);
                losses[i] = learner.takeLossSummary().lossSum();
                if (i > 0 && losses[i] == losses[i - 1]) {
                    throw new IllegalStateException("the engine does not update weights: losses of repeated steps are "
                            + Arrays.toString(Arrays.copyOf(losses, i + 1)));
                }
            }
        }
    }
}
