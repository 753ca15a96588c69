package ventral.trainer.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.contract.name.RunName;

/**
 * The scheduler's directives at one moment.
 *
 * @param interrupted directives for the runs in training that are not to continue
 * @param stopped runs to pause or cancel, taken from the queue
 */
public record RunDirectives(Map<RunName, RunDirective> interrupted, List<StoppedRun> stopped) {

    /** Returns these directives, with some of the runs to be abandoned. */
    public RunDirectives abandoning(Collection<OwnedRun> runs) {
        Map<RunName, RunDirective> directives = new HashMap<>(interrupted);
        runs.forEach(run -> directives.put(run.name(), RunDirective.ABANDON));
        return new RunDirectives(directives, stopped);
    }

    /** Returns the directive for a run in training. */
    public RunDirective directive(OwnedRun run) {
        return interrupted.getOrDefault(run.name(), RunDirective.CONTINUE);
    }
}
