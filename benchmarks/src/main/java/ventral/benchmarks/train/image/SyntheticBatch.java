package ventral.benchmarks.train.image;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;

/**
 * A batch of synthetic labelled images that compress like rendered images: smooth colours with a little noise. Some
 * labels are visible in the images.
 *
 * @param pixels RGB, one byte a channel, (N, H, W, C)
 * @param labels for each latent, one value for each image
 */
@SuppressWarnings("ArrayRecordComponent")
public record SyntheticBatch(int imageSize, byte[] pixels, Map<Latent, float[]> labels) {

    /** A latent space with as many categories and meshes as that of Xie et al. (2024). */
    public static final LatentSpace SPACE = new LatentSpace(
            names("category", 117),
            names("mesh", 548),
            LatentSpace.lengths(EnumSet.allOf(LatentGroup.class)).stream()
                    .collect(Collectors.toMap(latent -> latent, latent -> new Moments(0, 1))));

    private static final int NOISE = 6;

    /** Returns the batch of an index. The same index gives the same images. */
    public static SyntheticBatch batch(long index, int imageCount, int imageSize) {
        Random random = new Random(index * 0x9E3779B97F4A7C15L + imageSize);
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        for (Latent latent : Latent.values()) {
            float[] values = new float[imageCount];
            for (int i = 0; i < imageCount; i++) {
                values[i] = label(latent, random);
            }
            labels.put(latent, values);
        }
        byte[] pixels = new byte[imageCount * imageSize * imageSize * 3];
        for (int i = 0; i < imageCount; i++) {
            paint(pixels, i, imageSize, labels, random);
        }
        return new SyntheticBatch(imageSize, pixels, labels);
    }

    private static void paint(byte[] pixels, int image, int size, Map<Latent, float[]> labels, Random random) {
        double right = .3 * value(labels, Latent.TRANSLATION_X, image);
        double up = .3 * value(labels, Latent.TRANSLATION_Y, image);
        double red = 128 + 20 * value(labels, Latent.DISTANCE, image);
        double turned = 90 * Math.cos(value(labels, Latent.ROTATION_YAW, image));
        int at = image * size * size * 3;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double u = 2. * x / size - 1 - right;
                double v = 1 - 2. * y / size - up;
                int noise = random.nextInt(2 * NOISE + 1) - NOISE;
                pixels[at++] = channel(red + 60 * u, noise);
                pixels[at++] = channel(128 + 60 * v, noise);
                pixels[at++] = channel(128 + turned * Math.exp(-4 * (u * u + v * v)), noise);
            }
        }
    }

    private static float value(Map<Latent, float[]> labels, Latent latent, int image) {
        return Objects.requireNonNull(labels.get(latent))[image];
    }

    private static float label(Latent latent, Random random) {
        return (float)
                switch (latent.kind()) {
                    case LENGTH -> random.nextGaussian();
                    case ANGLE -> Math.PI * (2 * random.nextDouble() - 1);
                    case CLASS -> random.nextInt(SPACE.classCount(latent));
                };
    }

    private static byte channel(double value, int noise) {
        return (byte) Math.max(0, Math.min(255, Math.round(value) + noise));
    }

    private static List<String> names(String kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> kind + i).toList();
    }

    public int imageCount() {
        return pixels.length / (3 * imageSize * imageSize);
    }
}
