package ventral.trainer.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.contract.spec.Recipe;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.learner.DeviceUsage;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.learner.LossSummary;
import ventral.trainer.learner.Prediction;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.HeadLayout;

/** Learns a number that depends on every batch, on their order and on their number. Predicts only means. */
public class ChecksumLearner implements Learner {

    private final int unitCount;
    private final int soundSteps;
    private long weight;
    private long statistic;
    private long stepCount;
    private int untalliedCount;
    private double lossSum;
    private @Nullable Integer firstDiverged;

    private ChecksumLearner(int unitCount, long seed, int soundSteps) {
        this.unitCount = unitCount;
        this.weight = seed;
        this.soundSteps = soundSteps;
    }

    public static LearnerFactory all() {
        return all(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Returns a factory of these learners.
     *
     * @param soundSteps number of steps after which losses are not finite
     * @param deviceRoom number of learners that fit on the device at once
     */
    public static LearnerFactory all(int soundSteps, int deviceRoom) {
        return new LearnerFactory() {
            private int open;

            @Override
            public Learner create(Recipe recipe, HeadLayout layout, long seed) {
                if (open == deviceRoom) {
                    throw new DeviceOutOfMemoryException("the device has no memory left", new OutOfMemoryError());
                }
                open++;
                return new ChecksumLearner(layout.unitCount(), seed, soundSteps) {
                    @Override
                    public void close() {
                        open--;
                    }
                };
            }

            @Override
            public String device() {
                return "mind";
            }

            @Override
            public DeviceUsage use() {
                return new DeviceUsage(null, 0);
            }
        };
    }

    /** Returns a factory of learners of which those of one seed find no memory for a copy of their weights. */
    public static LearnerFactory withoutMemoryToSave(long seed) {
        LearnerFactory others = all();
        return new LearnerFactory() {

            @Override
            public Learner create(Recipe recipe, HeadLayout layout, long seedOfRun) {
                if (seedOfRun != seed) {
                    return others.create(recipe, layout, seedOfRun);
                }
                return new ChecksumLearner(layout.unitCount(), seed, Integer.MAX_VALUE) {
                    @Override
                    public SortedMap<String, Tensor> weights() {
                        throw new DeviceOutOfMemoryException("the device has no memory left", new OutOfMemoryError());
                    }
                };
            }

            @Override
            public String device() {
                return others.device();
            }

            @Override
            public DeviceUsage use() {
                return others.use();
            }
        };
    }

    @Override
    public void step(byte[] pixels, int imageCount, int imageSize, BatchTargets targets, double learningRate) {
        stepCount++;
        for (byte pixel : pixels) {
            weight = weight * 31 + pixel * stepCount;
        }
        weight += (long) (1e6 * learningRate) + (long) (1000 * targets.regression()[0]) + statistic;
        if (stepCount > soundSteps && firstDiverged == null) {
            firstDiverged = untalliedCount;
        }
        lossSum += 1. / stepCount;
        untalliedCount++;
    }

    /** Records the sum of all pixels of the calibration separately from what was learnt. */
    @Override
    public void calibrate(byte[] pixels, int imageCount, int imageSize, long batchIndex) {
        statistic = batchIndex == 0 ? 0 : statistic;
        for (byte pixel : pixels) {
            statistic += pixel;
        }
    }

    @Override
    public LossSummary takeLossSummary() {
        LossSummary tally = new LossSummary(untalliedCount, lossSum, firstDiverged);
        untalliedCount = 0;
        lossSum = 0;
        return tally;
    }

    @Override
    public Prediction predict(byte[] pixels, int imageCount, int imageSize, BatchTargets targets) {
        return new Prediction(new float[imageCount * unitCount], 1);
    }

    @Override
    public SortedMap<String, Tensor> weights() {
        SortedMap<String, Tensor> all = named("weight", weight);
        all.putAll(named("statistic", statistic));
        return all;
    }

    @Override
    public SortedMap<String, Tensor> optimiser() {
        return named("step_count", stepCount);
    }

    @Override
    public void restore(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimiser) {
        initialiseFrom(weights);
        stepCount = value(optimiser.get("step_count"));
    }

    @Override
    public void initialiseFrom(SortedMap<String, Tensor> weights) {
        weight = value(weights.get("weight"));
        statistic = weights.containsKey("statistic") ? value(weights.get("statistic")) : 0;
    }

    @Override
    public void close() {}

    public static SortedMap<String, Tensor> named(String name, long value) {
        ByteBuffer data =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        return new TreeMap<>(Map.of(name, new Tensor(Tensor.Type.INT64, new long[] {1}, data)));
    }

    public static long value(Tensor tensor) {
        return tensor.data().duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
