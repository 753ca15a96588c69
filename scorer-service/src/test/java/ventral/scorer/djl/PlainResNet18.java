package ventral.scorer.djl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import ventral.platform.tensor.Tensor;

/** ResNet-18 with random weights, computed by definition: with loops, in double precision, one image at a time. */
final class PlainResNet18 {

    /** Output of a layer, (channels, size, size). */
    private record Map3(int channels, int size, double[] values) {
        double at(int channel, int y, int x) {
            return y < 0 || x < 0 || y >= size || x >= size ? 0 : values[(channel * size + y) * size + x];
        }
    }

    /** Number of ImageNet's classes. */
    private static final int CLASSES = 1000;

    private final Map<String, float[]> weights = new TreeMap<>();
    private final Map<String, long[]> shapes = new TreeMap<>();
    private final Random random = new Random(5);

    PlainResNet18() {
        convolution("conv1", 3, 64, 7);
        batchNorm("bn1", 64);
        int in = 64;
        for (int stage = 1; stage <= 4; stage++) {
            int out = 32 << stage;
            for (int block = 0; block < 2; block++) {
                String name = "layer%d.%d".formatted(stage, block);
                convolution(name + ".conv1", in, out, 3);
                batchNorm(name + ".bn1", out);
                convolution(name + ".conv2", out, out, 3);
                batchNorm(name + ".bn2", out);
                if (in != out) {
                    convolution(name + ".downsample.0", in, out, 1);
                    batchNorm(name + ".downsample.1", out);
                }
                in = out;
            }
        }
        put("fc.weight", 0, .1f, CLASSES, in);
        put("fc.bias", 0, .1f, CLASSES);
    }

    TreeMap<String, Tensor> tensors() {
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        weights.forEach((name, values) -> {
            ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            data.asFloatBuffer().put(values);
            tensors.put(name, new Tensor(Tensor.Type.FLOAT32, shapes.get(name), data));
        });
        return tensors;
    }

    /**
     * Computes the activations of an image.
     *
     * @param rgb (rows, pixels, channels)
     * @return activations by layer name
     */
    Map<String, double[]> look(byte[] rgb, int size) {
        double[] mean = {.485, .456, .406};
        double[] deviation = {.229, .224, .225};
        double[] image = new double[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int channel = i % 3;
            image[channel * size * size + i / 3] = ((rgb[i] & 0xff) / 255. - mean[channel]) / deviation[channel];
        }
        Map<String, double[]> layers = new LinkedHashMap<>();
        Map3 x = rectified(normalised(convolved(new Map3(3, size, image), "conv1", 2), "bn1"));
        layers.put("relu", x.values());
        x = pooled(x);
        for (int stage = 1; stage <= 4; stage++) {
            for (int block = 0; block < 2; block++) {
                String name = "layer%d.%d".formatted(stage, block);
                int stride = stage > 1 && block == 0 ? 2 : 1;
                Map3 y = rectified(normalised(convolved(x, name + ".conv1", stride), name + ".bn1"));
                y = normalised(convolved(y, name + ".conv2", 1), name + ".bn2");
                Map3 shortcut = stride == 1
                        ? x
                        : normalised(convolved(x, name + ".downsample.0", stride), name + ".downsample.1");
                x = rectified(sum(y, shortcut));
                layers.put(name + ".relu", x.values());
            }
        }
        double[] averages = averaged(x);
        layers.put("avgpool", averages);
        layers.put("fc", classified(averages));
        return layers;
    }

    private double[] classified(double[] in) {
        double[] values = new double[CLASSES];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights.get("fc.bias")[i];
            for (int k = 0; k < in.length; k++) {
                values[i] += weights.get("fc.weight")[i * in.length + k] * in[k];
            }
        }
        return values;
    }

    private Map3 convolved(Map3 in, String name, int stride) {
        long[] shape = shapes.get(name + ".weight");
        float[] kernel = weights.get(name + ".weight");
        int out = (int) shape[0];
        int width = (int) shape[2];
        int size = (in.size() - 1) / stride + 1;
        double[] values = new double[out * size * size];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (size * size);
            int top = i / size % size * stride - width / 2;
            int left = i % size * stride - width / 2;
            for (int k = 0; k < in.channels() * width * width; k++) {
                values[i] += kernel[channel * in.channels() * width * width + k]
                        * in.at(k / (width * width), top + k / width % width, left + k % width);
            }
        }
        return new Map3(out, size, values);
    }

    private Map3 normalised(Map3 in, String name) {
        double[] values = new double[in.values().length];
        for (int i = 0; i < values.length; i++) {
            int c = i / (in.size() * in.size());
            double deviation = Math.sqrt(weights.get(name + ".running_var")[c] + 1e-5);
            values[i] = (in.values()[i] - weights.get(name + ".running_mean")[c])
                            / deviation
                            * weights.get(name + ".weight")[c]
                    + weights.get(name + ".bias")[c];
        }
        return new Map3(in.channels(), in.size(), values);
    }

    private static Map3 sum(Map3 a, Map3 b) {
        double[] values = a.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += b.values()[i];
        }
        return new Map3(a.channels(), a.size(), values);
    }

    private static Map3 rectified(Map3 in) {
        double[] values = in.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return new Map3(in.channels(), in.size(), values);
    }

    /** Computes 3 by 3 max pooling with stride 2. The padding of 0 does not exceed any rectified value. */
    private static Map3 pooled(Map3 in) {
        int size = (in.size() - 1) / 2 + 1;
        double[] values = new double[in.channels() * size * size];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < 9; k++) {
                values[i] = Math.max(
                        values[i], in.at(i / (size * size), i / size % size * 2 + k / 3 - 1, i % size * 2 + k % 3 - 1));
            }
        }
        return new Map3(in.channels(), size, values);
    }

    private static double[] averaged(Map3 in) {
        double[] means = new double[in.channels()];
        int area = in.size() * in.size();
        for (int i = 0; i < in.values().length; i++) {
            means[i / area] += in.values()[i] / area;
        }
        return means;
    }

    private void convolution(String name, int in, int out, int width) {
        float scale = (float) Math.sqrt(2. / (in * width * width));
        put(name + ".weight", 0, scale, out, in, width, width);
    }

    private void batchNorm(String name, int width) {
        put(name + ".weight", 1, .1f, width);
        put(name + ".bias", 0, .1f, width);
        put(name + ".running_mean", 0, .1f, width);
        put(name + ".running_var", 2, .1f, width);
    }

    private void put(String name, float mean, float deviation, long... shape) {
        int length = 1;
        for (long side : shape) {
            length *= (int) side;
        }
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = mean + deviation * (float) random.nextGaussian();
        }
        weights.put(name, values);
        shapes.put(name, shape);
    }
}
