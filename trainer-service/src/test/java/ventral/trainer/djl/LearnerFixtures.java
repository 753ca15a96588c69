package ventral.trainer.djl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.Learner;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.HeadLayout;

/** Provides learners with small batches of noise, recipes, and initial states. */
final class LearnerFixtures {

    static final int SIZE = 32;
    static final int COUNT = 8;

    private LearnerFixtures() {}

    static DjlLearnerFactory learners(Precision precision) {
        return new DjlLearnerFactory(1, PrecisionChoice.valueOf(precision.name()), DeviceChoice.of("cpu"));
    }

    static Recipe recipe(Network network, Optimiser optimiser, double clipNorm) {
        Recipe like = Recipe.DEFAULT;
        return new Recipe(
                network,
                like.head(),
                optimiser,
                like.learningRate(),
                clipNorm,
                like.regressionLoss(),
                like.lossWeights(),
                like.augmentations(),
                like.shuffleWindow(),
                like.heldOutImageCount(),
                null);
    }

    static byte[] pixels(int batch) {
        byte[] pixels = new byte[COUNT * SIZE * SIZE * 3];
        new Random(batch).nextBytes(pixels);
        return pixels;
    }

    /** Returns random targets: normal numbers, and classes 0 and 1. */
    static BatchTargets targets(HeadLayout layout, int batch) {
        Random random = new Random(batch);
        float[] regression = new float[COUNT * layout.regressionCount()];
        for (int i = 0; i < regression.length; i++) {
            regression[i] = (float) random.nextGaussian();
        }
        long[] classes = new long[COUNT * layout.classCount()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = random.nextInt(2);
        }
        return new BatchTargets(regression, classes);
    }

    static void step(Learner learner, HeadLayout layout, int batch, double learningRate) {
        learner.step(pixels(batch), COUNT, SIZE, targets(layout, batch), learningRate);
    }

    /** Returns a state in which the last layer's output is its bias for every image. */
    static SortedMap<String, Tensor> withBiasAlone(SortedMap<String, Tensor> state, float... bias) {
        SortedMap<String, Tensor> changed = new TreeMap<>(state);
        changed.put("fc.weight", filled(state.get("fc.weight").shape(), i -> 0f));
        changed.put("fc.bias", filled(new long[] {bias.length}, i -> bias[i]));
        return changed;
    }

    static Tensor filled(long[] shape, IntFunction<Float> value) {
        int count = 1;
        for (long length : shape) {
            count *= (int) length;
        }
        ByteBuffer data = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            data.putFloat(i * Float.BYTES, value.apply(i));
        }
        return new Tensor(Tensor.Type.FLOAT32, shape, data);
    }

    static float[] floats(Tensor tensor) {
        float[] values = new float[tensor.data().remaining() / Float.BYTES];
        tensor.data().duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
