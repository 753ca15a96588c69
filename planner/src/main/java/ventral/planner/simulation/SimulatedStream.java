package ventral.planner.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import ventral.contract.spec.RunSpec;

/**
 * A simulated stream that is being rendered. It is divided into pieces. A piece can be read once every renderer has
 * rendered its part of it. Pieces end where runs end or have a checkpoint, and are at most 1/200 of the stream, rounded
 * up to whole batches.
 */
final class SimulatedStream {

    private static final int PARTS = 200;

    private final List<Long> ends;
    private final int rendererCount;
    private final int[] made;
    private final List<Runnable> waiting = new ArrayList<>();
    private int whole;

    /**
     * Divides a stream into pieces.
     *
     * @param rendererCount renderers that render a part of every piece
     */
    SimulatedStream(long imageCount, int batchSize, List<RunSpec> runs, int rendererCount) {
        NavigableSet<Long> all = new TreeSet<>();
        long batches = (imageCount / batchSize + PARTS - 1) / PARTS;
        for (long end = batches * batchSize; end < imageCount; end += batches * batchSize) {
            all.add(end);
        }
        runs.stream().flatMap(run -> run.checkpoints(batchSize).stream()).forEach(all::add);
        all.add(imageCount);
        this.ends = List.copyOf(all.subSet(1L, true, imageCount, true));
        this.rendererCount = rendererCount;
        this.made = new int[ends.size()];
    }

    int pieceCount() {
        return ends.size();
    }

    long pieceLength(int piece) {
        return ends.get(piece) - (piece == 0 ? 0 : ends.get(piece - 1));
    }

    /** Returns the number of images that can be read. */
    long head() {
        return whole == 0 ? 0 : ends.get(whole - 1);
    }

    boolean isWhole() {
        return whole == ends.size();
    }

    /** Records that a renderer has finished its part of a piece. */
    void made(int piece) {
        made[piece]++;
        int before = whole;
        while (whole < ends.size() && made[whole] == rendererCount) {
            whole++;
        }
        if (whole > before) {
            List<Runnable> called = List.copyOf(waiting);
            waiting.clear();
            called.forEach(Runnable::run);
        }
    }

    /** Calls back once, when more images can be read. */
    void await(Runnable more) {
        waiting.add(more);
    }
}
