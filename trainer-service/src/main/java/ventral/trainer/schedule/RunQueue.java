package ventral.trainer.schedule;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.trainer.batch.DataOrder;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl.ReleaseOutcome;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.StoppedRun;
import ventral.trainer.schedule.RunScheduler.DesiredRunState;

/**
 * Holds the runs assigned to this trainer, and decides which of them train next and which of them stop. First train
 * those of the highest priority, then the oldest. Not thread-safe.
 */
final class RunQueue {

    private static final Comparator<OwnedRun> URGENCY = comparing(
                    (OwnedRun run) -> -run.spec().priority())
            .thenComparing(OwnedRun::createTime)
            .thenComparing(run -> run.spec().imageCount())
            .thenComparing(run -> run.name().id());

    private final int cohortLimit;
    private final Map<RunName, OwnedRun> waiting = new HashMap<>();
    private final Map<RunName, OwnedRun> training = new HashMap<>();
    private final Map<RunName, DesiredRunState> desiredStates = new HashMap<>();

    /** Partitions of all runs that are assigned to this trainer, of those that have ended, too. */
    private final Map<RunName, Integer> partitions = new HashMap<>();

    /** Runs in training that are no longer assigned to this trainer, and how to release them. */
    private final Map<RunName, RunDirective> revoked = new HashMap<>();

    /** Waiting runs that could not be trained the last time: others have their turn first. */
    private final Set<RunName> obstructed = new HashSet<>();

    private boolean stopping;

    RunQueue(int cohortLimit) {
        this.cohortLimit = cohortLimit;
    }

    /** Adds a run, or changes its desired state. */
    void submit(OwnedRun run, DesiredRunState desired) {
        desiredStates.put(run.name(), desired);
        partitions.put(run.name(), run.partition());
        OwnedRun trained = training.get(run.name());
        if (trained == null || revoked.containsKey(run.name()) || trained.retryCount() != run.retryCount()) {
            waiting.put(run.name(), run);
        }
    }

    /**
     * Removes the runs of partitions.
     *
     * @param directive how those in training are to be released
     * @return those in training
     */
    List<OwnedRun> revoke(IntPredicate lost, RunDirective directive) {
        partitions.values().removeIf(lost::test);
        waiting.values().removeIf(run -> lost.test(run.partition()));
        List<OwnedRun> trained = training.values().stream()
                .filter(run -> lost.test(run.partition()))
                .toList();
        trained.forEach(run -> revoked.put(run.name(), directive));
        return trained;
    }

    /** Returns true if the run's partition is assigned to this trainer, even if the run has ended. */
    boolean isAssigned(RunName run) {
        return partitions.containsKey(run);
    }

    /** Returns true if a run in training was revoked and has not been released yet. */
    boolean hasRevoked() {
        return !revoked.isEmpty();
    }

    /** Returns true if a run is in training under this very assignment. */
    boolean isTraining(OwnedRun run) {
        return training.get(run.name()) == run;
    }

    /** Makes every run in training yield. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    boolean hasTrainable() {
        return waiting.values().stream().anyMatch(this::isTrainable);
    }

    /** Takes the runs that train side by side next from the queue; none if no run can be trained. */
    List<OwnedRun> takeCohort() {
        List<OwnedRun> trainable = waiting.values().stream()
                .filter(this::isTrainable)
                .sorted(URGENCY)
                .toList();
        if (trainable.isEmpty()) {
            return List.of();
        }
        OwnedRun first = trainable.get(0);
        List<OwnedRun> cohort = trainable.stream()
                .filter(run -> run == first || canShareCohort(first.spec(), run.spec()))
                .limit(cohortLimit)
                .toList();
        cohort.forEach(run -> {
            waiting.remove(run.name());
            training.put(run.name(), run);
        });
        return cohort;
    }

    private static boolean canShareCohort(RunSpec one, RunSpec other) {
        return one.sweep() != null
                && Objects.equals(one.sweep(), other.sweep())
                && one.priority() == other.priority()
                && DataOrder.of(one).equals(DataOrder.of(other));
    }

    private boolean isTrainable(OwnedRun run) {
        return desiredState(run) == DesiredRunState.RUNNING && !obstructed.contains(run.name());
    }

    /** Takes the runs that the user wants to be paused or cancelled from the queue. */
    List<StoppedRun> takeUnwanted() {
        List<StoppedRun> unwanted = waiting.values().stream()
                .filter(run -> desiredState(run) != DesiredRunState.RUNNING)
                .map(run -> new StoppedRun(
                        run, desiredState(run) == DesiredRunState.PAUSED ? RunDirective.PAUSE : RunDirective.CANCEL))
                .toList();
        unwanted.forEach(stopped -> waiting.remove(stopped.run().name()));
        return unwanted;
    }

    /** Returns the directives for those of some runs in training that are not to continue. */
    Map<RunName, RunDirective> interruptions(Collection<OwnedRun> runs) {
        Map<RunName, RunDirective> interruptions = new HashMap<>();
        for (OwnedRun run : runs) {
            RunDirective directive = directive(run);
            if (directive != RunDirective.CONTINUE) {
                interruptions.put(run.name(), directive);
            }
        }
        return interruptions;
    }

    /** Returns the directive for a run in training. */
    RunDirective directive(OwnedRun run) {
        RunDirective revocation = revoked.get(run.name());
        if (revocation != null) {
            return revocation;
        }
        return switch (desiredState(run)) {
            case CANCELLED -> RunDirective.CANCEL;
            case PAUSED -> RunDirective.PAUSE;
            case RUNNING -> stopping || isOutranked(run) ? RunDirective.YIELD : RunDirective.CONTINUE;
        };
    }

    private boolean isOutranked(OwnedRun run) {
        return waiting.values().stream()
                .anyMatch(other -> other.spec().priority() > run.spec().priority() && isTrainable(other));
    }

    /** Ends the training of a run, and queues it again if it is still assigned to this trainer and not finished. */
    void release(OwnedRun run, ReleaseOutcome outcome) {
        training.remove(run.name());
        boolean isOurs = revoked.remove(run.name()) == null;
        if (isOurs && isUnfinished(run, outcome)) {
            waiting.putIfAbsent(run.name(), run);
            if (outcome == ReleaseOutcome.REQUEUE_WITH_BACKOFF) {
                obstructed.add(run.name());
            }
        }
    }

    private boolean isUnfinished(OwnedRun run, ReleaseOutcome outcome) {
        return switch (outcome) {
            case DONE -> false;
            case PAUSED -> desiredState(run) != DesiredRunState.PAUSED;
            case REQUEUE, REQUEUE_WITH_BACKOFF -> true;
        };
    }

    /** Forgets the runs in training, without queuing them again. */
    void endCohort() {
        training.clear();
        revoked.clear();
    }

    boolean hasObstructed() {
        return !obstructed.isEmpty();
    }

    /** Lets runs that could not be trained the last time be tried again. */
    void retryObstructed() {
        obstructed.clear();
    }

    private DesiredRunState desiredState(OwnedRun run) {
        return desiredStates.getOrDefault(run.name(), DesiredRunState.RUNNING);
    }
}
