package ventral.cli.run;

import java.util.List;
import ventral.api.v1.Run;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.terminal.ProgressBar;
import ventral.cli.watch.ProgressView;
import ventral.type.v1.RunState;

/** Shows the progress of runs. */
public final class RunProgressView implements ProgressView<Run> {

    private static final List<RunState> NEWS = List.of(
            RunState.RUN_STATE_RUNNING,
            RunState.RUN_STATE_FAILED,
            RunState.RUN_STATE_PAUSED,
            RunState.RUN_STATE_QUEUED,
            RunState.RUN_STATE_CANCELLED,
            RunState.RUN_STATE_SUCCEEDED);

    @Override
    public String plural() {
        return "runs";
    }

    @Override
    public String name(Run run) {
        return run.getName();
    }

    @Override
    public ProgressBar progressBar(Run run, int nameWidth) {
        return RunProgressBar.of(run, nameWidth);
    }

    @Override
    public String state(Run run) {
        return RunProgressBar.state(run);
    }

    @Override
    public int rank(Run run) {
        return NEWS.indexOf(run.getState());
    }

    @Override
    public boolean hasEnded(Run run) {
        return ExperimentSnapshot.hasEnded(run);
    }

    @Override
    public boolean hasFailed(Run run) {
        return run.getState() == RunState.RUN_STATE_FAILED;
    }

    @Override
    public String error(Run run) {
        return run.getError().getMessage();
    }
}
