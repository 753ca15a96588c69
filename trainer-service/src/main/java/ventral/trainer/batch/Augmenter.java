package ventral.trainer.batch;

import java.util.Set;
import java.util.SplittableRandom;
import ventral.contract.spec.Recipe.Augmentation;

/**
 * Augments images in ways that keep their labels valid. The change of an image is a function of the run's seed, the
 * epoch and the image's index in its stream, so it does not depend on when, where or with which other images it is
 * learnt.
 */
public final class Augmenter {

    private static final double LEAST_FACTOR = .6;
    private static final double GREATEST_FACTOR = 1.4;
    private static final double GREY_SHARE = .2;

    /** Weights of red, green and blue in grey, of ITU-R BT.601. */
    private static final double[] LUMA = {.299, .587, .114};

    private final Set<Augmentation> kinds;
    private final long seed;

    public Augmenter(Set<Augmentation> kinds, long seed) {
        this.kinds = kinds;
        this.seed = seed;
    }

    /** Returns changed images; those of the batch are not changed. */
    public byte[] augment(LabelledBatch batch, int epoch) {
        if (kinds.isEmpty()) {
            return batch.pixels();
        }
        byte[] pixels = batch.pixels().clone();
        int length = pixels.length / batch.imageCount();
        for (int i = 0; i < batch.imageCount(); i++) {
            long mixed = new SplittableRandom(seed).nextLong();
            mixed = new SplittableRandom(mixed + epoch).nextLong();
            SplittableRandom random = new SplittableRandom(mixed + batch.images()[i]);
            // make every draw for every image, so that one kind of change does not depend on whether another is used
            double brightness = random.nextDouble(LEAST_FACTOR, GREATEST_FACTOR);
            double contrast = random.nextDouble(LEAST_FACTOR, GREATEST_FACTOR);
            double saturation = random.nextDouble(LEAST_FACTOR, GREATEST_FACTOR);
            boolean isGrey = random.nextDouble() < GREY_SHARE;
            boolean isMirrored = random.nextBoolean();
            if (kinds.contains(Augmentation.MIRROR) && isMirrored) {
                mirror(pixels, i * length, batch.imageSize());
            }
            boolean isColour = kinds.contains(Augmentation.COLOUR);
            boolean turnsGrey = kinds.contains(Augmentation.GREY) && isGrey;
            if (isColour || turnsGrey) {
                colour(
                        pixels,
                        i * length,
                        length,
                        isColour ? brightness : 1,
                        isColour ? contrast : 1,
                        turnsGrey ? 0 : isColour ? saturation : 1);
            }
        }
        return pixels;
    }

    private static void mirror(byte[] pixels, int start, int size) {
        for (int row = 0; row < size; row++) {
            for (int left = 0; left < size / 2; left++) {
                int a = start + 3 * (row * size + left);
                int b = start + 3 * (row * size + size - 1 - left);
                for (int channel = 0; channel < 3; channel++) {
                    byte kept = pixels[a + channel];
                    pixels[a + channel] = pixels[b + channel];
                    pixels[b + channel] = kept;
                }
            }
        }
    }

    /** Changes brightness first, then contrast about the mean grey, then saturation about each pixel's own grey. */
    private static void colour(
            byte[] pixels, int start, int length, double brightness, double contrast, double saturation) {
        double mean = 0;
        for (int at = start; at < start + length; at += 3) {
            mean += grey(pixels, at);
        }
        mean *= brightness / (length / 3.);
        for (int at = start; at < start + length; at += 3) {
            double grey = mean + contrast * (brightness * grey(pixels, at) - mean);
            for (int channel = 0; channel < 3; channel++) {
                double value = mean + contrast * (brightness * (pixels[at + channel] & 0xff) - mean);
                double changed = grey + saturation * (value - grey);
                pixels[at + channel] = (byte) Math.round(Math.max(0, Math.min(255, changed)));
            }
        }
    }

    private static double grey(byte[] pixels, int at) {
        return LUMA[0] * (pixels[at] & 0xff) + LUMA[1] * (pixels[at + 1] & 0xff) + LUMA[2] * (pixels[at + 2] & 0xff);
    }
}
