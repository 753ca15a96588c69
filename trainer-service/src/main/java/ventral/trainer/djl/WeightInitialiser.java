package ventral.trainer.djl;

import java.util.Arrays;
import java.util.Random;

/**
 * Initialises weights as torchvision does: He et al. (2015) normal by fan-out for convolutions, ones and zeros for
 * batch norms, uniform by fan-in for the last layer. A tensor's values depend only on (seed, name, shape).
 */
final class WeightInitialiser {

    private WeightInitialiser() {}

    /**
     * Returns the initial values of a tensor.
     *
     * @param featureCount number of inputs of the last layer
     */
    static float[] of(String name, long[] shape, int featureCount, long seed) {
        float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + name.hashCode());
        if (shape.length == 4) {
            double deviation = Math.sqrt(2.0 / (shape[0] * shape[2] * shape[3]));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        } else if (name.startsWith("fc.")) {
            double bound = 1 / Math.sqrt(featureCount);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
        } else if (name.endsWith(".weight")) {
            Arrays.fill(values, 1);
        }
        return values;
    }
}
