package ventral.render.conversion;

import java.util.Arrays;

/** Numbers the distinct tuples of floats, in the order of their first occurrence. */
final class FloatTupleIndex {

    private static final int EMPTY = -1;

    private final int width;
    private float[] tuples;
    private int count;
    private int[] slots;

    /**
     * Creates an empty index.
     *
     * @param width floats per tuple
     * @param expected expected number of distinct tuples
     */
    FloatTupleIndex(int width, int expected) {
        this.width = width;
        this.tuples = new float[width * Math.max(16, expected)];
        this.slots = new int[Integer.highestOneBit(Math.max(16, expected)) * 4];
        Arrays.fill(slots, EMPTY);
    }

    /** Returns the number of the tuple that begins at an index of an array. */
    int number(float[] from, int at) {
        if (2 * count >= slots.length) {
            grow();
        }
        int slot = slot(from, at);
        if (slots[slot] == EMPTY) {
            if (width * (count + 1) > tuples.length) {
                tuples = Arrays.copyOf(tuples, 2 * tuples.length);
            }
            System.arraycopy(from, at, tuples, width * count, width);
            slots[slot] = count++;
        }
        return slots[slot];
    }

    int count() {
        return count;
    }

    /** Returns all tuples, one after another. */
    float[] tuples() {
        return Arrays.copyOf(tuples, width * count);
    }

    private int slot(float[] from, int at) {
        int hash = 1;
        for (int i = 0; i < width; i++) {
            hash = 31 * hash + Float.floatToIntBits(from[at + i] + 0f); // -0 equals 0
        }
        int slot = (hash ^ hash >>> 15) * 0x9E3779B9 >>> 7 & slots.length - 1;
        while (slots[slot] != EMPTY && !same(from, at, slots[slot])) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean same(float[] from, int at, int tuple) {
        for (int i = 0; i < width; i++) {
            if (from[at + i] != tuples[width * tuple + i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, EMPTY);
        for (int i = 0; i < count; i++) {
            slots[slot(tuples, width * i)] = i;
        }
    }
}
