package ventral.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import ventral.contract.spec.RunSpec;

/**
 * A stream as far as it is rendered. It is looked at piece by piece: a piece can be read once every renderer has made its
 * part of it. Pieces end where runs end or have a checkpoint, and are never longer than a part of the stream.
 */
final class RenderedStream {

    private static final int PARTS = 200;

    private final List<Long> ends;
    private final int rendererCount;
    private final int[] made;
    private final List<Runnable> waiting = new ArrayList<>();
    private int whole;

    /** @param rendererCount that have a part in every piece */
    RenderedStream(long imageCount, int batchSize, List<RunSpec> runs, int rendererCount) {
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

    /** Images that can be read. */
    long head() {
        return whole == 0 ? 0 : ends.get(whole - 1);
    }

    boolean isWhole() {
        return whole == ends.size();
    }

    /** A renderer has made its part of a piece. */
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

    /** Calls once there is more. */
    void await(Runnable more) {
        waiting.add(more);
    }
}
