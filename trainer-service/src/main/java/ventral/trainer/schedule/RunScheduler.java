package ventral.trainer.schedule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import ventral.contract.name.RunName;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunDirectives;
import ventral.trainer.run.ScheduledRuns;
import ventral.trainer.run.StoppedRun;

/**
 * Schedules the runs assigned to this trainer. Trains one at a time, or several of one sweep that share a data order:
 * first those of the highest priority, then the oldest. The others wait. One thread trains, and asks through
 * {@link RunControl} what to do next; other threads submit and revoke runs.
 */
public final class RunScheduler implements RunControl {

    /** The state that the user wants a run to have. */
    public enum DesiredRunState {
        RUNNING,
        PAUSED,
        CANCELLED
    }

    /** Waits for a signal or for a timeout, as {@link Condition#awaitNanos} does. */
    @FunctionalInterface
    interface TimedWait {

        /** Returns an estimate of the nanoseconds that are left; at most 0 after a timeout. */
        long awaitNanos(Condition condition, long nanos) throws InterruptedException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration settling;
    private final Duration retry;
    private final TimedWait settlingWait;
    private final RunQueue queue;
    private long arrivals;

    /**
     * Creates a scheduler without runs.
     *
     * @param cohortLimit greatest number of runs that are trained side by side
     * @param settling quiet period without arrivals before runs are started, because runs of a sweep arrive one by one
     * @param retry time before a run that could not be trained is tried again
     */
    public RunScheduler(int cohortLimit, Duration settling, Duration retry) {
        this(cohortLimit, settling, retry, Condition::awaitNanos);
    }

    RunScheduler(int cohortLimit, Duration settling, Duration retry, TimedWait settlingWait) {
        this.queue = new RunQueue(cohortLimit);
        this.settling = settling;
        this.retry = retry;
        this.settlingWait = settlingWait;
    }

    /** Adds a run, or changes its desired state. */
    public void submit(OwnedRun run, DesiredRunState desired) {
        runLocked(() -> {
            queue.submit(run, desired);
            arrivals++;
            changed.signalAll();
        });
    }

    /** Returns true if the run's partition is assigned to this trainer, even if the run has ended. */
    public boolean isAssigned(RunName run) {
        return locked(() -> queue.isAssigned(run));
    }

    /**
     * Revokes the runs of partitions, after saving what they have learnt. Returns once none of them is trained here.
     */
    public void revoke(IntPredicate partitions) {
        removeAndAwait(partitions, RunDirective.YIELD);
    }

    /** Drops runs whose partitions another trainer already owns, without saving them. */
    public void abandon(IntPredicate partitions) {
        removeAndAwait(partitions, RunDirective.ABANDON);
    }

    private void removeAndAwait(IntPredicate partitions, RunDirective directive) {
        runLocked(() -> {
            List<OwnedRun> trained = queue.revoke(partitions, directive);
            changed.signalAll();
            while (trained.stream().anyMatch(queue::isTraining)) {
                changed.awaitUninterruptibly();
            }
        });
    }

    /** Makes {@link #awaitRuns} return no runs, and the runs in training yield within one batch. */
    public void stop() {
        runLocked(() -> {
            queue.stop();
            changed.signalAll();
        });
    }

    @Override
    public ScheduledRuns awaitRuns() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                List<StoppedRun> unwanted = queue.takeUnwanted();
                if (!unwanted.isEmpty()) {
                    return new ScheduledRuns(unwanted, List.of());
                }
                if (queue.isStopping()) {
                    return ScheduledRuns.NONE;
                }
                if (!queue.hasTrainable()) {
                    awaitChange();
                } else if (awaitQuietPeriod()) {
                    // runs may have been revoked during the quiet period
                    List<OwnedRun> cohort = queue.takeCohort();
                    if (!cohort.isEmpty()) {
                        return new ScheduledRuns(List.of(), cohort);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange() throws InterruptedException {
        if (queue.hasObstructed()) {
            changed.awaitNanos(retry.toNanos());
            queue.retryObstructed();
        } else {
            changed.await();
        }
    }

    /** Returns true once no run has arrived during the quiet period; false if one has, or this trainer stops. */
    private boolean awaitQuietPeriod() throws InterruptedException {
        long before = arrivals;
        long left = settling.toNanos();
        while (left > 0 && arrivals == before && !queue.isStopping()) {
            left = settlingWait.awaitNanos(changed, left);
        }
        return arrivals == before && !queue.isStopping();
    }

    @Override
    public RunDirectives poll(Collection<OwnedRun> training) {
        return locked(() -> new RunDirectives(queue.interruptions(training), queue.takeUnwanted()));
    }

    @Override
    public RunDirective directive(OwnedRun run) {
        return locked(() -> queue.directive(run));
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = arrivals;
            long left = atMost.toNanos();
            while (left > 0 && arrivals == before && !queue.isStopping() && !queue.hasRevoked()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release(OwnedRun run, ReleaseOutcome outcome) {
        runLocked(() -> {
            queue.release(run, outcome);
            changed.signalAll();
        });
    }

    @Override
    public void endCohort() {
        runLocked(() -> {
            queue.endCohort();
            changed.signalAll();
        });
    }

    private void runLocked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
