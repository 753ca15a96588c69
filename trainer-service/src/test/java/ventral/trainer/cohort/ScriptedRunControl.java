package ventral.trainer.cohort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;

/** Gives every run the same directive: to continue, and another one from a certain moment on. */
final class ScriptedRunControl implements RunControl {

    private final List<String> released = new ArrayList<>();
    private RunDirective later = RunDirective.CONTINUE;
    private int momentsLeft;

    /** Lets runs continue for {@code moments} checks between batches, and then gives them the directive. */
    ScriptedRunControl changing(RunDirective wish, int moments) {
        later = wish;
        momentsLeft = moments;
        return this;
    }

    @Override
    public RunDirective directive(OwnedRun run) {
        return momentsLeft > 0 ? RunDirective.CONTINUE : later;
    }

    @Override
    public void stopPendingRuns() {
        momentsLeft--;
    }

    @Override
    public void await(Duration atMost) {}

    @Override
    public void release(OwnedRun run, ReleaseOutcome how) {
        released.add(run.name() + " " + how);
    }

    List<String> released() {
        return released;
    }
}
