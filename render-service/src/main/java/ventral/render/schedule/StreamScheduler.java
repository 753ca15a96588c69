package ventral.render.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.SceneRenderers;

/**
 * Schedules the rendering of this renderer's partitions of every stream. Streams take turns of a few batches on the
 * single thread that calls {@link #run}. Other threads report desired states and partition assignments; a revoked
 * partition receives no further batch.
 */
public final class StreamScheduler {

    /** Seconds before a deferred stream is retried, unless something changes earlier. */
    private static final long REST_SECONDS = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<StreamName, DesiredStream> desiredStreams = new LinkedHashMap<>();

    /** The intent partitions that this renderer owns, each with the number of the assignment that granted it. */
    private final Map<Integer, Long> owned = new HashMap<>();

    private final Deque<StreamName> waiting = new ArrayDeque<>();
    private final Set<StreamName> resting = new HashSet<>();
    private final PartitionAssignment assignment;
    private final ImageLogs logs;
    private final StreamReconciler turns;
    private long assignmentCount;
    private boolean stopped;

    public StreamScheduler(PartitionAssignment assignment, ImageLogs logs, StreamReconciler turns) {
        this.assignment = assignment;
        this.logs = logs;
        this.turns = turns;
    }

    /** Applies the desired state of a stream. Imported streams are left to their importer until they are deleted. */
    public void apply(DesiredStream desired) {
        if (desired.desiredState() == DesiredStream.DesiredState.DELETED) {
            logs.abandon(desired.name());
        }
        change(() -> {
            DesiredStream before = desiredStreams.put(desired.name(), desired);
            if (!desired.equals(before)) {
                wake(desired.name());
            }
        });
    }

    /** Removes a stream whose intent no longer exists. */
    public void remove(StreamName stream) {
        change(() -> desiredStreams.remove(stream));
    }

    /** Adds intent partitions to those that this renderer owns. */
    public void assignPartitions(Set<Integer> gained) {
        change(() -> {
            assignmentCount++;
            gained.forEach(partition -> owned.putIfAbsent(partition, assignmentCount));
            desiredStreams.keySet().forEach(this::wake);
        });
    }

    /**
     * Revokes intent partitions. After this method returns, this renderer appends no batch to the log partitions that
     * they stand for. Does not wait for an append that is blocked.
     */
    public void revokePartitions(IntPredicate lost) {
        change(() -> owned.keySet().removeIf(lost::test));
    }

    /** Retries streams that were deferred because they wait for a run or another renderer. */
    public void retryDeferred() {
        change(this::wakeAllResting);
    }

    /** Makes {@link #run} return after the current batch. */
    public void stop() {
        change(() -> stopped = true);
    }

    /** Returns why streams of which this renderer owns a part are retried. */
    public Map<StreamName, String> errors() {
        Map<StreamName, String> errors = new LinkedHashMap<>();
        lock.lock();
        try {
            turns.errors().forEach((stream, cause) -> {
                if (desiredStreams.containsKey(stream)
                        && !assignment.partitions(stream, owned::containsKey).isEmpty()) {
                    errors.put(stream, cause);
                }
            });
        } finally {
            lock.unlock();
        }
        return errors;
    }

    /**
     * Renders until {@link #stop}.
     *
     * @throws ventral.render.stream.RenderingUnavailableException if this machine can no longer render
     */
    public void run(SceneRenderers renderers) throws InterruptedException {
        for (DesiredStream desired = next(); desired != null; desired = next()) {
            OwnershipToken token = token(desired);
            Set<Integer> partitions = token.partitions();
            boolean ours = desired.spec().origin() instanceof SceneSpec
                    || desired.desiredState() == DesiredStream.DesiredState.DELETED;
            if (!partitions.isEmpty() && ours) {
                requeue(desired, turns.reconcile(desired, partitions, renderers, token));
            }
        }
    }

    private @Nullable DesiredStream next() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped) {
                StreamName stream = waiting.poll();
                if (stream == null) {
                    awaitChange();
                } else if (desiredStreams.containsKey(stream)) {
                    return desiredStreams.get(stream);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange() throws InterruptedException {
        if (resting.isEmpty()) {
            changed.await();
        } else if (!changed.await(REST_SECONDS, TimeUnit.SECONDS)) {
            wakeAllResting();
        }
    }

    private OwnershipToken token(DesiredStream desired) {
        lock.lock();
        try {
            return new OwnershipToken(desired, Map.copyOf(owned));
        } finally {
            lock.unlock();
        }
    }

    private void requeue(DesiredStream desired, StreamReconciler.Requeue left) {
        change(() -> {
            if (!desired.equals(desiredStreams.get(desired.name())) || waiting.contains(desired.name())) {
                return;
            }
            switch (left) {
                case NOW -> waiting.add(desired.name());
                case LATER -> resting.add(desired.name());
                case NEVER -> {}
            }
        });
    }

    private void wakeAllResting() {
        Set.copyOf(resting).forEach(this::wake);
    }

    private void wake(StreamName stream) {
        resting.remove(stream);
        if (!waiting.contains(stream)) {
            waiting.add(stream);
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The ownership of a stream's partitions during one turn. A revoked partition stays revoked for the token even if
     * it is assigned to this renderer again: another renderer may have appended to it in between.
     */
    private final class OwnershipToken implements PartitionOwnership {

        private final DesiredStream desired;
        private final Map<Integer, Long> granted;

        OwnershipToken(DesiredStream desired, Map<Integer, Long> granted) {
            this.desired = desired;
            this.granted = granted;
        }

        Set<Integer> partitions() {
            return assignment.partitions(desired.name(), granted::containsKey);
        }

        @Override
        public boolean isHeld() {
            lock.lock();
            try {
                return isWanted() && !heldPartitions().isEmpty();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean runIfOwned(int partition, Runnable work) {
            lock.lock();
            try {
                boolean ours = isWanted() && heldPartitions().contains(partition);
                if (ours) {
                    work.run();
                }
                return ours;
            } finally {
                lock.unlock();
            }
        }

        private boolean isWanted() {
            return !stopped && desired.equals(desiredStreams.get(desired.name()));
        }

        private Set<Integer> heldPartitions() {
            return assignment.partitions(desired.name(), this::isStillOwned);
        }

        private boolean isStillOwned(int intentPartition) {
            Long grant = granted.get(intentPartition);
            return grant != null && grant.equals(owned.get(intentPartition));
        }
    }
}
