package ventral.render.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;

/**
 * Tracks how far the runs that learn from streams have progressed, as reported by the trainers. The progress paces
 * unbounded streams: such a stream stays a fixed lead ahead of its slowest live run. Thread-safe.
 */
public final class LiveRuns {

    private record RunPrefix(StreamName stream, long heldOutImageCount, long imageCount) {}

    /** Positions in the stream: where the run's images end, and where the run is in its first epoch. */
    private record RunPosition(long end, long place) {}

    private final Map<RunName, RunPrefix> wanted = new HashMap<>();
    private final Map<RunName, Long> seen = new HashMap<>();

    /**
     * Registers a run together with the prefix of the stream that it learns from.
     *
     * @param heldOutImageCount images at the start of the stream that the run needs before it can begin
     * @param imageCount images after the held-out ones, which the run learns from in every epoch
     */
    public synchronized void register(RunName run, StreamName stream, long heldOutImageCount, long imageCount) {
        wanted.put(run, new RunPrefix(stream, heldOutImageCount, imageCount));
    }

    /**
     * Records the progress of a run that is learning.
     *
     * @param seenImageCount images seen over all epochs
     */
    public synchronized void updateProgress(RunName run, long seenImageCount) {
        seen.put(run, seenImageCount);
    }

    /** Records that a run is not learning: it waits for a trainer or has ended. */
    public synchronized void markInactive(RunName run) {
        seen.remove(run);
    }

    public synchronized void remove(RunName run) {
        wanted.remove(run);
        seen.remove(run);
    }

    /**
     * Returns how many images of a stream its slowest live run has passed. If no live run is in its first epoch,
     * returns the furthest end of a live run's images, or 0 without live runs.
     */
    public synchronized long passedImageCount(StreamName stream) {
        List<RunPosition> live = live(stream);
        return live.stream()
                .filter(run -> run.place() < run.end())
                .mapToLong(RunPosition::place)
                .min()
                // runs in a later epoch need only images that are already in the log
                .orElseGet(() -> live.stream().mapToLong(RunPosition::end).max().orElse(0));
    }

    private List<RunPosition> live(StreamName stream) {
        List<RunPosition> live = new ArrayList<>();
        seen.forEach((run, seenImageCount) -> {
            RunPrefix spec = wanted.get(run);
            if (spec != null && spec.stream().equals(stream)) {
                long heldOut = spec.heldOutImageCount();
                live.add(new RunPosition(heldOut + spec.imageCount(), heldOut + seenImageCount));
            }
        });
        return live;
    }
}
