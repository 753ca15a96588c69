package ventral.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mutates inputs without feedback: changes, inserts, removes and joins bytes. The same seed gives the same inputs. */
final class ByteMutator {

    private static final int MOST_CHANGES = 6;
    private static final int MOST_BYTES = 1 << 16;
    private static final byte[] LIMITS = {0, 1, -1, 127, -128, 64, 16};

    private final Random random;
    private final List<byte[]> corpus;

    ByteMutator(long seed, List<byte[]> corpus) {
        this.random = new Random(seed);
        this.corpus = List.copyOf(corpus);
    }

    byte[] next() {
        byte[] input = pick().clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            input = changed(input);
        }
        return input.length > MOST_BYTES ? Arrays.copyOf(input, MOST_BYTES) : input;
    }

    private byte[] pick() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int length = 1 + random.nextInt(8);
        return switch (random.nextInt(7)) {
            case 0 -> spliced(input, at, at, random(length));
            case 1 -> spliced(input, at, Math.min(input.length, at + length), new byte[0]);
            case 2 -> spliced(input, at, Math.min(input.length, at + length), random(length));
            case 3 ->
                spliced(input, at, Math.min(input.length, at + 1), new byte[] {LIMITS[random.nextInt(LIMITS.length)]});
            case 4 -> Arrays.copyOf(input, at);
            case 5 -> {
                byte[] other = pick();
                int from = random.nextInt(other.length + 1);
                int until = Math.min(other.length, from + random.nextInt(64));
                yield spliced(input, at, at, Arrays.copyOfRange(other, from, until));
            }
            default -> {
                if (at < input.length) {
                    input[at] ^= (byte) (1 << random.nextInt(8));
                }
                yield input;
            }
        };
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] spliced(byte[] input, int from, int until, byte[] middle) {
        byte[] all = Arrays.copyOf(input, from + middle.length + input.length - until);
        System.arraycopy(middle, 0, all, from, middle.length);
        System.arraycopy(input, until, all, from + middle.length, input.length - until);
        return all;
    }
}
