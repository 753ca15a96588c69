package ventral.trainer.run;

import java.util.HashMap;
import java.util.Map;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.RunName;

/**
 * Issues the fencing tokens of the rows that one trainer writes, and recognises the runs that another trainer has taken
 * over since. Not thread-safe.
 */
public final class RunFence {

    private final long ownerId;

    /** The last token issued for each run. */
    private final Map<RunName, FencingToken> issued = new HashMap<>();

    /**
     * Creates the fence of a trainer that owns no run.
     *
     * @param ownerId random number of the trainer process
     */
    public RunFence(long ownerId) {
        this.ownerId = ownerId;
    }

    /**
     * Takes a run over from its former owner, who may be this trainer.
     *
     * @param highest highest token in any row of the run
     * @return the first token of the new epoch, which is above every one that was read or issued
     */
    public FencingToken takeOver(RunName run, FencingToken highest) {
        FencingToken first = FencingToken.max(highest, issued.getOrDefault(run, FencingToken.NONE))
                .takeOver(ownerId);
        issued.put(run, first);
        return first;
    }

    /**
     * Returns the token of the next row of a run.
     *
     * @throws IllegalStateException if the run was never taken over
     */
    public FencingToken next(RunName run) {
        FencingToken next = last(run).next();
        issued.put(run, next);
        return next;
    }

    /**
     * Returns true if another trainer has taken the run over, so that rows of this trainer would be late.
     *
     * @param highest highest token in the rows of the run
     * @throws IllegalStateException if the run was never taken over
     */
    public boolean isFenced(RunName run, FencingToken highest) {
        return last(run).isFencedBy(highest);
    }

    private FencingToken last(RunName run) {
        FencingToken last = issued.get(run);
        if (last == null) {
            throw new IllegalStateException(run + " was not taken over by this trainer");
        }
        return last;
    }
}
