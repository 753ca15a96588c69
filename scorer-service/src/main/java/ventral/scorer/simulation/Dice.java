package ventral.scorer.simulation;

/**
 * Random numbers that depend on nothing but a key: SplitMix64 (Steele, Lea, Flood 2014), with logarithms from {@link
 * StrictMath}, so that they are the same bits on every machine.
 */
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int FRACTION_BITS = 53;

    private long state;

    /** @param key such as a seed, a region and a neuroid; another key gives independent numbers */
    Dice(long... key) {
        for (long part : key) {
            state = mixed(state + GOLDEN_GAMMA + mixed(part));
        }
    }

    /** From 0 up to 1, which is left out. */
    double uniform() {
        state += GOLDEN_GAMMA;
        return (mixed(state) >>> (Long.SIZE - FRACTION_BITS)) * 0x1p-53;
    }

    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Of mean 0 and variance 1, by Box and Muller. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** A count of that mean, by Knuth's product of uniforms; meant for means up to some tens. */
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
