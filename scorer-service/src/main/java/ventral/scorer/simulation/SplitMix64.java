package ventral.scorer.simulation;

/**
 * Generates random numbers that depend only on a key: SplitMix64 (Steele, Lea, Flood 2014), with logarithms from {@link
 * StrictMath}, so that the bits are the same on every machine.
 */
final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int FRACTION_BITS = 53;

    private long state;

    /**
     * Creates a generator.
     *
     * @param key such as a seed, a region and a neuroid; other keys give independent numbers
     */
    SplitMix64(long... key) {
        for (long part : key) {
            state = mixed(state + GOLDEN_GAMMA + mixed(part));
        }
    }

    /** Draws a number from 0 (inclusive) to 1 (exclusive). */
    double uniform() {
        state += GOLDEN_GAMMA;
        return (mixed(state) >>> (Long.SIZE - FRACTION_BITS)) * 0x1p-53;
    }

    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    int nextInt(int bound) {
        return (int) (uniform() * bound);
    }

    /** Draws a Gaussian number with mean 0 and variance 1 by the Box-Muller transform. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Draws a Poisson count by Knuth's product of uniforms; suitable for means up to a few tens. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = uniform(); product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
