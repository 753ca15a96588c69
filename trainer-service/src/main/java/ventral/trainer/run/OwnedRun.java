package ventral.trainer.run;

import java.time.Instant;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;

/**
 * A run that is assigned to this trainer.
 *
 * @param retryCount number of times that the user resumed it after a failure
 * @param partition partition of the run's intent; the run is revoked with its partition
 * @param assignment number of the assignment of partitions with which the run came to this trainer; increases
 */
public record OwnedRun(RunName name, RunSpec spec, Instant createTime, int retryCount, int partition, int assignment) {}
