package ventral.trainer.cohort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.contract.name.RunName;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunDirectives;
import ventral.trainer.run.ScheduledRuns;

/** Gives every run the same directive: to continue, and another one from a certain moment on. */
final class ScriptedRunControl implements RunControl {

    private final List<String> released = new ArrayList<>();
    private RunDirective later = RunDirective.CONTINUE;
    private int momentsLeft;

    /** Lets runs continue for {@code moments} checks between batches, and then gives them the directive. */
    ScriptedRunControl changing(RunDirective directive, int moments) {
        later = directive;
        momentsLeft = moments;
        return this;
    }

    @Override
    public ScheduledRuns awaitRuns() {
        return ScheduledRuns.NONE;
    }

    @Override
    public RunDirectives poll(Collection<OwnedRun> training) {
        momentsLeft--;
        Map<RunName, RunDirective> interrupted = new HashMap<>();
        for (OwnedRun run : training) {
            if (directive(run) != RunDirective.CONTINUE) {
                interrupted.put(run.name(), directive(run));
            }
        }
        return new RunDirectives(interrupted, List.of());
    }

    @Override
    public RunDirective directive(OwnedRun run) {
        return momentsLeft > 0 ? RunDirective.CONTINUE : later;
    }

    @Override
    public void await(Duration atMost) {}

    @Override
    public void release(OwnedRun run, ReleaseOutcome outcome) {
        released.add(run.name() + " " + outcome);
    }

    @Override
    public void endCohort() {}

    List<String> released() {
        return released;
    }
}
