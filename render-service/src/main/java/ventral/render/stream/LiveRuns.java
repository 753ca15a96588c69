package ventral.render.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;

/**
 * How far the runs have got that learn from streams, as the trainers tell it. By it a stream without end is paced: it
 * stays a lead ahead of the slowest live run. Any thread may use it.
 */
public final class LiveRuns {

    private record Wanted(StreamName stream, long heldOutImageCount, long imageCount) {}

    /** Places in the stream: where the run's images end, and where it is in its first epoch. */
    private record Live(long end, long place) {}

    private final Map<RunName, Wanted> wanted = new HashMap<>();
    private final Map<RunName, Long> seen = new HashMap<>();

    /**
     * @param heldOutImageCount at the stream's start, which it needs before it can begin
     * @param imageCount after those that it learns from, in every epoch
     */
    public synchronized void want(RunName run, StreamName stream, long heldOutImageCount, long imageCount) {
        wanted.put(run, new Wanted(stream, heldOutImageCount, imageCount));
    }

    /** @param seenImageCount over all epochs */
    public synchronized void running(RunName run, long seenImageCount) {
        seen.put(run, seenImageCount);
    }

    /** The run does not learn now: it waits for a trainer, or has ended. */
    public synchronized void notRunning(RunName run) {
        seen.remove(run);
    }

    public synchronized void forget(RunName run) {
        wanted.remove(run);
        seen.remove(run);
    }

    /** Images of a stream that its slowest live run is past; of one that nobody learns from any more, the furthest. */
    synchronized long passedImageCount(StreamName stream) {
        List<Live> live = live(stream);
        return live.stream()
                .filter(run -> run.place() < run.end())
                .mapToLong(Live::place)
                .min()
                // those in a later epoch need nothing that is not there
                .orElseGet(() -> live.stream().mapToLong(Live::end).max().orElse(0));
    }

    private List<Live> live(StreamName stream) {
        List<Live> live = new ArrayList<>();
        seen.forEach((run, seenImageCount) -> {
            Wanted spec = wanted.get(run);
            if (spec != null && spec.stream().equals(stream)) {
                long heldOut = spec.heldOutImageCount();
                live.add(new Live(heldOut + spec.imageCount(), heldOut + seenImageCount));
            }
        });
        return live;
    }
}
