package ventral.trainer.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.trainer.objective.HeadLayout;
import ventral.trainer.objective.Targets;
import ventral.trainer.run.Learner;
import ventral.trainer.run.Learners;
import ventral.trainer.run.Tensor;

/** Learns a number that depends on every batch, on their order, and on how many there were. */
public final class SumLearner implements Learner {

    private long weight;
    private long stepCount;

    private SumLearner(long seed) {
        this.weight = seed;
    }

    public static Learners all() {
        return new Learners() {
            @Override
            public String network() {
                return "sum";
            }

            @Override
            public Learner create(HeadLayout layout, long seed) {
                return new SumLearner(seed);
            }
        };
    }

    @Override
    public double step(byte[] pixels, int imageCount, int imageSize, Targets targets) {
        stepCount++;
        weight = weight * 31 + pixels[0] * stepCount + (long) (1000 * targets.regression()[0]);
        return targets.regression()[0] > 1e6 ? Double.NaN : 1. / stepCount;
    }

    @Override
    public SortedMap<String, Tensor> weights() {
        return named("weight", weight);
    }

    @Override
    public SortedMap<String, Tensor> optimiser() {
        return named("step_count", stepCount);
    }

    @Override
    public void restore(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimiser) {
        weight = value(weights.get("weight"));
        stepCount = value(optimiser.get("step_count"));
    }

    @Override
    public void close() {}

    private static SortedMap<String, Tensor> named(String name, long value) {
        ByteBuffer data =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        return new TreeMap<>(Map.of(name, new Tensor(Tensor.Type.INT64, new long[] {1}, data)));
    }

    public static long value(Tensor tensor) {
        return tensor.data().duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
