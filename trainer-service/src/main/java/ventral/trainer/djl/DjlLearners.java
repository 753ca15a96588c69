package ventral.trainer.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ventral.contract.latent.LatentGroup;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;
import ventral.trainer.objective.Targets;
import ventral.trainer.run.Learner;
import ventral.trainer.run.Learners;

/** Makes learners of ResNet-18 on the GPU, or without one on the CPU. */
public final class DjlLearners implements Learners {

    private final Engine engine;
    private final Precision precision;

    /** @param threads that a step is spread over; the same count gives the same bits */
    public DjlLearners(int threads, Precision precision) {
        this.engine = Torch.start(threads);
        this.precision = precision;
    }

    @Override
    public String network() {
        return "resnet18";
    }

    /** Such as {@code PyTorch 2.7.1 on cpu, bf16}. */
    public String describe() {
        return "%s %s on %s, %s"
                .formatted(
                        engine.getEngineName(),
                        engine.getVersion(),
                        engine.defaultDevice().toString().replace("()", ""),
                        precision.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public Learner create(HeadLayout layout, long seed) {
        Torch.enableGradients();
        NDManager manager = NDManager.newBaseManager(engine.defaultDevice(), Torch.ENGINE);
        ResNet18 network = new ResNet18(layout.unitCount(), precision);
        String script = StepScript.source(network, layout, precision);
        TorchModule module = new TorchModule(manager, TorchArchive.of(StepScript.MODULE, script));
        return new DjlLearner(manager, module, network, layout, seed);
    }

    /**
     * Learns one batch by heart for a few steps: an engine that is set up wrongly drops updates without a word.
     *
     * @throws IllegalStateException if a step does not change the loss
     */
    public void check() {
        HeadLayout layout =
                new HeadLayout(List.of(new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.MEAN_SQUARED_ERROR, 0)), 1, 1, 0);
        byte[] pixels = new byte[8 * 32 * 32 * 3];
        new Random(1).nextBytes(pixels);
        Targets targets = new Targets(new float[] {1, -1, 1, -1, 1, -1, 1, -1}, new long[0]);
        try (Learner learner = create(layout, 1)) {
            double[] losses = new double[4];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = learner.step(pixels, 8, 32, targets);
                if (i > 0 && losses[i] == losses[i - 1]) {
                    throw new IllegalStateException("the engine does not learn: losses of repeated steps are "
                            + Arrays.toString(Arrays.copyOf(losses, i + 1)));
                }
            }
        }
    }
}
