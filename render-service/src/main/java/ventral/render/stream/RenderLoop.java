package ventral.render.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.StreamProgress.State;

/**
 * Renders the streams that this renderer owns, some batches of each in turn, on the one thread that calls {@link #run}.
 * Other threads give it streams and take them away; a stream that is taken away gets no further batch.
 */
public final class RenderLoop {

    private static final int BATCHES_A_TURN = 8;

    private record Owned(StreamName name, StreamSpec spec, int share) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Owned> waiting = new ArrayDeque<>();
    private final Map<String, Owned> known = new TreeMap<>();
    private final SceneSampler sampler;
    private final ImageLogs logs;
    private final Consumer<StreamProgress> reports;
    private boolean stopped;

    /** @param reports is told after every turn, and at each change of state */
    public RenderLoop(SceneSampler sampler, ImageLogs logs, Consumer<StreamProgress> reports) {
        this.sampler = sampler;
        this.logs = logs;
        this.reports = reports;
    }

    /**
     * Takes a stream on; one that is here already is left as it is.
     *
     * @param share the part of all streams that it belongs to, by which it may be taken away
     */
    public void own(StreamName name, StreamSpec spec, int share) {
        lock.lock();
        try {
            Owned stream = new Owned(name, spec, share);
            if (known.putIfAbsent(name.id(), stream) == null) {
                waiting.add(stream);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the streams of some shares. After it returns, none of them gets another batch from here. */
    public void disown(IntPredicate share) {
        lock.lock();
        try {
            known.values().removeIf(stream -> share.test(stream.share()));
            waiting.removeIf(stream -> share.test(stream.share()));
        } finally {
            lock.unlock();
        }
    }

    /** Makes {@link #run} return after the batch that it is at. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Renders until {@link #stop}. */
    public void run(Painter painter) throws InterruptedException {
        for (Owned stream = next(); stream != null; stream = next()) {
            if (!isWhole(stream, painter)) {
                requeue(stream);
            }
        }
    }

    private @Nullable Owned next() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && waiting.isEmpty()) {
                changed.await();
            }
            return stopped ? null : waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    private void requeue(Owned stream) {
        lock.lock();
        try {
            if (known.get(stream.name().id()) == stream) {
                waiting.add(stream);
            }
        } finally {
            lock.unlock();
        }
    }

    /** One turn. True when nothing is left to do for the stream: it is whole, or has failed. */
    private boolean isWhole(Owned stream, Painter painter) {
        ImageStream images = new ImageStream(stream.spec(), sampler, painter);
        try (ImageLog log = logs.open(stream.name(), stream.spec())) {
            StreamPlan plan = log.plan();
            for (int i = 0; i < BATCHES_A_TURN && append(stream, images, plan, log); i++) {}
            log.flush();
            boolean whole = plan.next().isEmpty();
            report(stream, whole ? State.SUCCEEDED : State.RENDERING, plan.batchesThere(), Optional.empty());
            return whole;
        } catch (RuntimeException e) {
            report(stream, State.FAILED, 0, Optional.of(String.valueOf(e.getMessage())));
            return true;
        }
    }

    /** Renders and appends the next batch, unless the stream is whole or no longer ours. */
    private boolean append(Owned stream, ImageStream images, StreamPlan plan, ImageLog log) {
        OptionalLong next = plan.next();
        if (next.isEmpty()) {
            return false;
        }
        ImageBatch batch = images.batch(next.getAsLong());
        lock.lock();
        try {
            if (stopped || known.get(stream.name().id()) != stream) {
                return false;
            }
            log.append(batch);
            plan.appended(batch.batchIndex());
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void report(Owned stream, State state, long batches, Optional<String> error) {
        reports.accept(new StreamProgress(
                stream.name(), state, batches * stream.spec().batchSize(), Optional.of(sampler.latentSpace()), error));
    }
}
