package ventral.trainer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Wishes the same of every run: that it goes on, but from a certain moment on for something else. */
final class ScriptedDesk implements Desk {

    private final List<String> released = new ArrayList<>();
    private Wish later = Wish.GO_ON;
    private int momentsLeft;

    /** From now on, runs go on for so many moments between batches and then for something else. */
    ScriptedDesk changing(Wish wish, int moments) {
        later = wish;
        momentsLeft = moments;
        return this;
    }

    @Override
    public Wish wish(OwnedRun run) {
        return momentsLeft > 0 ? Wish.GO_ON : later;
    }

    @Override
    public void betweenBatches() {
        momentsLeft--;
    }

    @Override
    public void await(Duration atMost) {}

    @Override
    public void released(OwnedRun run, Release how) {
        released.add(run.name() + " " + how);
    }

    List<String> released() {
        return released;
    }
}
