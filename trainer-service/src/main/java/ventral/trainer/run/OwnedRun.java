package ventral.trainer.run;

import java.time.Instant;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;

/**
 * A run that this trainer is to see to.
 *
 * @param retryCount how often the user had it go on after it had failed
 * @param share the part of all runs that it belongs to, by which it may be taken away
 * @param generation of the trainers' group in which it came here
 */
public record OwnedRun(RunName name, RunSpec spec, Instant createTime, int retryCount, int share, int generation) {}
