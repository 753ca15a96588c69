package ventral.trainer.schedule;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.trainer.batch.DataOrder;
import ventral.trainer.cohort.TrainingLoop;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;

/**
 * Schedules the runs assigned to this trainer. Trains one at a time, or several of one sweep that share a data order:
 * first those of the highest priority, then the oldest. The others wait. One thread trains; other threads submit and
 * revoke runs.
 */
public final class RunScheduler {

    /** The state that the user wants a run to have. */
    public enum DesiredRunState {
        RUNNING,
        PAUSED,
        CANCELLED
    }

    private static final Comparator<OwnedRun> URGENCY = comparing(
                    (OwnedRun run) -> -run.spec().priority())
            .thenComparing(OwnedRun::createTime)
            .thenComparing(run -> run.spec().imageCount())
            .thenComparing(run -> run.name().id());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int cohortLimit;
    private final Duration settling;
    private final Duration retry;
    private final Map<RunName, OwnedRun> waiting = new HashMap<>();
    private final Map<RunName, OwnedRun> current = new HashMap<>();
    private final Map<RunName, DesiredRunState> orders = new HashMap<>();

    /** Runs in training that are no longer assigned to this trainer, and how to release them. */
    private final Map<RunName, RunDirective> lost = new HashMap<>();

    /** Waiting runs that could not be trained the last time: others have their turn first. */
    private final Set<RunName> obstructed = new HashSet<>();

    private long arrivals;
    private boolean stopped;

    /**
     * Creates a scheduler without runs.
     *
     * @param cohortLimit greatest number of runs that are trained side by side
     * @param settling quiet period without arrivals before runs are started, because runs of a sweep arrive one by one
     * @param retry time before a run that could not be trained is tried again
     */
    public RunScheduler(int cohortLimit, Duration settling, Duration retry) {
        this.cohortLimit = cohortLimit;
        this.settling = settling;
        this.retry = retry;
    }

    /** Adds a run, or changes its desired state. */
    public void submit(OwnedRun run, DesiredRunState order) {
        runLocked(() -> {
            orders.put(run.name(), order);
            OwnedRun trained = current.get(run.name());
            if (trained == null || lost.containsKey(run.name()) || trained.retryCount() != run.retryCount()) {
                waiting.put(run.name(), run);
            }
            arrivals++;
            changed.signalAll();
        });
    }

    /**
     * Revokes the runs of partitions, after saving what they have learnt. Returns once none of them is trained here.
     */
    public void revoke(IntPredicate share) {
        removeAndAwait(share, RunDirective.YIELD);
    }

    /** Drops runs whose partitions another trainer already owns, without saving them. */
    public void abandon(IntPredicate share) {
        removeAndAwait(share, RunDirective.ABANDON);
    }

    private void removeAndAwait(IntPredicate share, RunDirective how) {
        runLocked(() -> {
            waiting.values().removeIf(run -> share.test(run.partition()));
            List<OwnedRun> trained = current.values().stream()
                    .filter(run -> share.test(run.partition()))
                    .toList();
            trained.forEach(run -> lost.put(run.name(), how));
            changed.signalAll();
            while (trained.stream().anyMatch(run -> current.get(run.name()) == run)) {
                changed.awaitUninterruptibly();
            }
        });
    }

    /** Makes {@link #run} return within one batch. */
    public void stop() {
        runLocked(() -> {
            stopped = true;
            changed.signalAll();
        });
    }

    /** Trains run after run until {@link #stop}. */
    public void run(TrainingLoop loop) throws InterruptedException {
        RunControl control = new SchedulerRunControl(loop);
        for (List<OwnedRun> cohort = awaitCohort(control); !cohort.isEmpty(); cohort = awaitCohort(control)) {
            try {
                loop.train(cohort, control);
            } finally {
                runLocked(() -> {
                    current.clear();
                    lost.clear();
                    changed.signalAll();
                });
            }
        }
    }

    /** Waits for runs to train. Returns an empty list when this trainer stops. */
    private List<OwnedRun> awaitCohort(RunControl control) throws InterruptedException {
        while (true) {
            control.stopPendingRuns();
            lock.lockInterruptibly();
            try {
                if (stopped) {
                    return List.of();
                }
                List<OwnedRun> trainable = trainable();
                if (trainable.isEmpty()) {
                    awaitChange();
                } else if (awaitQuietPeriod()) {
                    List<OwnedRun> cohort = cohort(trainable);
                    cohort.forEach(run -> {
                        waiting.remove(run.name());
                        obstructed.remove(run.name());
                        current.put(run.name(), run);
                    });
                    return cohort;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void awaitChange() throws InterruptedException {
        if (waiting.values().stream().allMatch(run -> order(run) == DesiredRunState.RUNNING)) {
            if (obstructed.isEmpty()) {
                changed.await();
            } else {
                changed.awaitNanos(retry.toNanos());
                obstructed.clear();
            }
        }
    }

    private boolean awaitQuietPeriod() throws InterruptedException {
        long before = arrivals;
        long left = settling.toNanos();
        while (left > 0 && arrivals == before && !stopped) {
            left = changed.awaitNanos(left);
        }
        return arrivals == before && !stopped;
    }

    private List<OwnedRun> trainable() {
        return waiting.values().stream()
                .filter(run -> order(run) == DesiredRunState.RUNNING && !obstructed.contains(run.name()))
                .sorted(URGENCY)
                .toList();
    }

    private List<OwnedRun> cohort(List<OwnedRun> trainable) {
        OwnedRun first = trainable.get(0);
        return trainable.stream()
                .filter(run -> run == first || canShareCohort(first.spec(), run.spec()))
                .limit(cohortLimit)
                .toList();
    }

    private static boolean canShareCohort(RunSpec one, RunSpec other) {
        return one.sweep().isPresent()
                && one.sweep().equals(other.sweep())
                && one.priority() == other.priority()
                && DataOrder.of(one).equals(DataOrder.of(other));
    }

    private DesiredRunState order(OwnedRun run) {
        return orders.getOrDefault(run.name(), DesiredRunState.RUNNING);
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

    private final class SchedulerRunControl implements RunControl {

        private final TrainingLoop loop;

        SchedulerRunControl(TrainingLoop loop) {
            this.loop = loop;
        }

        @Override
        public RunDirective directive(OwnedRun run) {
            return locked(() -> {
                RunDirective gone = lost.get(run.name());
                if (gone != null) {
                    return gone;
                }
                return switch (order(run)) {
                    case CANCELLED -> RunDirective.CANCEL;
                    case PAUSED -> RunDirective.PAUSE;
                    case RUNNING -> stopped || isOutranked(run) ? RunDirective.YIELD : RunDirective.CONTINUE;
                };
            });
        }

        private boolean isOutranked(OwnedRun run) {
            return trainable().stream()
                    .anyMatch(other -> other.spec().priority() > run.spec().priority());
        }

        /** Ends or pauses waiting runs that are not wanted. */
        @Override
        public void stopPendingRuns() {
            List<OwnedRun> unwanted = locked(() -> {
                List<OwnedRun> found = waiting.values().stream()
                        .filter(run -> order(run) != DesiredRunState.RUNNING)
                        .toList();
                found.forEach(run -> waiting.remove(run.name()));
                return found;
            });
            unwanted.forEach(run -> loop.stopQueued(
                    run, order(run) == DesiredRunState.PAUSED ? RunDirective.PAUSE : RunDirective.CANCEL));
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long before = arrivals;
                if (!stopped && lost.isEmpty()) {
                    long left = atMost.toNanos();
                    while (left > 0 && arrivals == before && !stopped && lost.isEmpty()) {
                        left = changed.awaitNanos(left);
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void release(OwnedRun run, ReleaseOutcome how) {
            runLocked(() -> {
                current.remove(run.name());
                boolean isOurs = lost.remove(run.name()) == null;
                if (isOurs && how != ReleaseOutcome.DONE) {
                    waiting.putIfAbsent(run.name(), run);
                    if (how == ReleaseOutcome.REQUEUE_WITH_BACKOFF) {
                        obstructed.add(run.name());
                    }
                }
                changed.signalAll();
            });
        }
    }
}
