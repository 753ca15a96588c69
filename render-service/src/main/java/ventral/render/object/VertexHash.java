package ventral.render.object;

/**
 * Hashes vertices. A record's own hash code combines its fields with multiples of 31, in which the signs of two floats
 * cancel, so that the vertices of a symmetrical mesh would collide.
 */
public final class VertexHash {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private VertexHash() {}

    /** Returns the hash code of whole coordinates. */
    public static int of(int... coordinates) {
        long hash = 0;
        for (int coordinate : coordinates) {
            hash = (hash + coordinate) * GOLDEN;
        }
        return (int) (hash >>> 32);
    }

    /** Returns the hash code of coordinates. Those that are equal as the fields of a record have the same hash code. */
    public static int of(float... coordinates) {
        long hash = 0;
        for (float coordinate : coordinates) {
            hash = (hash + Float.floatToIntBits(coordinate)) * GOLDEN;
        }
        return (int) (hash >>> 32);
    }
}
