package ventral.cli.study.result;

import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;

/**
 * Holds the state of a run.
 *
 * @param state such as {@code SUCCEEDED}
 * @param error why it failed; empty if it did not
 * @param createTime in RFC 3339
 */
public record RunResult(RunName name, SweepName sweep, RunSpec spec, String state, String error, String createTime) {

    /** Returns true if the run's last checkpoint is written. */
    public boolean hasSucceeded() {
        return state.equals("SUCCEEDED");
    }
}
