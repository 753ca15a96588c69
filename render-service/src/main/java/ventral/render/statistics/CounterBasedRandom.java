package ventral.render.statistics;

import org.joml.Quaternionf;

/**
 * Random numbers as a function of the seed, the index and the count of numbers drawn before. The numbers are the same
 * on every JDK and machine.
 *
 * <p>Each number is the finaliser of SplitMix64 (Steele, Lea and Flood 2014) over a counter.
 */
public final class CounterBasedRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long key;
    private long count;

    /**
     * Purpose that numbers are drawn for. Each purpose has its own sequence, so that a change in one leaves the others
     * unchanged.
     */
    public enum Subsequence {
        OBJECT,
        GEOMETRY,
        SURROUNDINGS,
        MATERIALS
    }

    public CounterBasedRandom(long seed, long index, Subsequence purpose) {
        this(mix(seed) + purpose.ordinal() + 1, index);
    }

    public CounterBasedRandom(long seed, long index) {
        this.key = mix(mix(seed) + GOLDEN * (index + 1));
    }

    /** Creates numbers as a function of a name and an index. */
    public static CounterBasedRandom named(String name, long index) {
        long seed = 0;
        for (int i = 0; i < name.length(); i++) {
            seed = mix(seed + GOLDEN * (name.charAt(i) + 1));
        }
        return new CounterBasedRandom(seed, index);
    }

    /** Returns a number uniform in [0, 1). */
    public float nextFloat() {
        return (next() >>> 40) * 0x1p-24f;
    }

    /** Returns a number uniform in [low, high). */
    public float uniform(float low, float high) {
        return low + (high - low) * nextFloat();
    }

    /** Returns an integer uniform in [0, {@code count}). */
    public int nextInt(int count) {
        return (int) ((next() >>> 32) * count >>> 32);
    }

    public boolean chance(float probability) {
        return nextFloat() < probability;
    }

    @SafeVarargs
    public final <T> T oneOf(T... options) {
        return options[nextInt(options.length)];
    }

    /** Returns a rotation uniform over all rotations (Shoemake 1992). */
    public Quaternionf rotation() {
        double u = nextFloat();
        double a = 2 * Math.PI * nextFloat();
        double b = 2 * Math.PI * nextFloat();
        double p = Math.sqrt(1 - u);
        double q = Math.sqrt(u);
        return new Quaternionf(
                (float) (p * StrictMath.sin(a)),
                (float) (p * StrictMath.cos(a)),
                (float) (q * StrictMath.sin(b)),
                (float) (q * StrictMath.cos(b)));
    }

    private long next() {
        return mix(key + GOLDEN * ++count);
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
