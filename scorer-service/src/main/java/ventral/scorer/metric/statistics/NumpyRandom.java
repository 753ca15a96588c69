package ventral.scorer.metric.statistics;

import org.hipparchus.random.MersenneTwister;

/**
 * Reproduces the draws of numpy's {@code RandomState}, on which Brain-Score's splits depend: MT19937, bounded integers
 * by masking and rejection, Fisher-Yates shuffles from the end.
 */
public final class NumpyRandom {

    private final MersenneTwister bits;

    public NumpyRandom(int seed) {
        this.bits = new MersenneTwister(seed);
    }

    /** Returns the values in random order; the argument is not changed. */
    public int[] permutation(int[] values) {
        int[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swapped;
        }
        return shuffled;
    }

    /** Draws integers from 0 (inclusive) to {@code count} (exclusive), as numpy's {@code randint(0, count, size)}. */
    int[] below(int count, int size) {
        int[] drawn = new int[size];
        for (int i = 0; i < size && count > 1; i++) {
            drawn[i] = upTo(count - 1);
        }
        return drawn;
    }

    /** Draws an integer from 0 to {@code max}, both inclusive; {@code max} must be positive. */
    private int upTo(int max) {
        int mask = Integer.highestOneBit(max) * 2 - 1;
        int drawn = bits.nextInt() & mask;
        while (drawn > max) {
            drawn = bits.nextInt() & mask;
        }
        return drawn;
    }
}
