package ventral.trainer.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.RunName;

/**
 * The runs that this trainer owns. One at a time is trained, the oldest first; the others wait. One thread trains, other
 * threads bring runs, cancel them and take them away.
 */
public final class RunBook {

    private static final Comparator<OwnedRun> OLDEST = Comparator.comparing(OwnedRun::createTime)
            .thenComparing(run -> run.name().id());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<RunName, OwnedRun> waiting = new HashMap<>();
    private final Set<RunName> cancelled = new HashSet<>();
    private @Nullable OwnedRun current;
    private boolean currentLost;
    private boolean stopped;

    /** Takes a run on, or takes note that it is cancelled. */
    public void own(OwnedRun run, boolean isCancelled) {
        lock.lock();
        try {
            if (isCancelled) {
                cancelled.add(run.name());
            }
            if (current == null || currentLost || !current.name().equals(run.name())) {
                waiting.put(run.name(), run);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the runs of some shares; returns once none of them is trained here any more. */
    public void disown(IntPredicate share) {
        lock.lock();
        try {
            waiting.values().removeIf(run -> share.test(run.share()));
            if (current != null && share.test(current.share())) {
                currentLost = true;
                awaitIdle();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes {@link #trainAll} return within one batch. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Trains run after run until {@link #stop}. */
    public void trainAll(TrainingLoop loop) throws InterruptedException {
        for (OwnedRun run = take(); run != null; run = take()) {
            try {
                OwnedRun now = run;
                loop.train(now, () -> wish(now));
            } finally {
                release();
            }
        }
    }

    private @Nullable OwnedRun take() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && waiting.isEmpty()) {
                changed.await();
            }
            if (stopped) {
                return null;
            }
            Optional<OwnedRun> oldest = waiting.values().stream().min(OLDEST);
            current = oldest.orElseThrow();
            waiting.remove(current.name());
            return current;
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            current = null;
            currentLost = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Wish wish(OwnedRun run) {
        lock.lock();
        try {
            if (stopped || currentLost) {
                return Wish.LET_GO;
            }
            return cancelled.contains(run.name()) ? Wish.CANCEL : Wish.GO_ON;
        } finally {
            lock.unlock();
        }
    }

    private void awaitIdle() {
        while (current != null && currentLost) {
            changed.awaitUninterruptibly();
        }
    }
}
