package ventral.scorer.evaluation;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.score.AlignmentScore;

/**
 * Scores one model on one benchmark at a time, until it is closed. A failure is stored as the result of its task and
 * does not stop the next one. If the artifact store is unavailable, the worker retries.
 */
public final class ScoringWorker {

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final BenchmarkRunner runner;
    private final CandidateLoader candidates;
    private final ScoreStore scores;
    private final ReentrantLock atWork = new ReentrantLock();
    private final Condition closing = atWork.newCondition();
    private final Duration retry;
    private volatile boolean closed;

    /** Sessions of the last model and of the same with recalibrated statistics, kept for the next benchmark. */
    private final Map<ScoredModel, CandidateSession> sessions = new LinkedHashMap<>();

    /** Ownership of a task, which another scorer may take over during the measurement. */
    public interface TaskOwnership {

        /** Ownership that is never lost. */
        TaskOwnership ALWAYS = () -> true;

        boolean isHeld();
    }

    public ScoringWorker(BenchmarkRunner runner, CandidateLoader candidates, ScoreStore scores) {
        this(runner, candidates, scores, RETRY);
    }

    /**
     * Creates a worker with a retry interval.
     *
     * @param retry interval after which an unavailable store is tried again
     */
    ScoringWorker(BenchmarkRunner runner, CandidateLoader candidates, ScoreStore scores, Duration retry) {
        this.retry = retry;
        this.runner = runner;
        this.candidates = candidates;
        this.scores = scores;
    }

    /**
     * Scores a model on a benchmark; returns after the score, or the reason for its absence, has been stored. Stores
     * neither if the worker is closed or the task's ownership was lost.
     *
     * @return whether there is a score
     */
    public boolean score(ScoredModel model, Benchmark benchmark, TaskOwnership ownership) {
        atWork.lock();
        try {
            return !closed && (scores.has(model, benchmark.description()) || measure(model, benchmark, ownership));
        } finally {
            atWork.unlock();
        }
    }

    /** Stops the worker; returns after the current measurement has ended. */
    public void close() {
        closed = true;
        atWork.lock();
        try {
            closing.signalAll();
            closeSessions();
        } finally {
            atWork.unlock();
        }
    }

    private boolean measure(ScoredModel model, Benchmark benchmark, TaskOwnership ownership) {
        AlignmentScore score;
        AlignmentScore recalibrated = null;
        try {
            closeOtherSessions(model);
            score = scoreWithRetry(model, benchmark, ownership);
            Optional<Checkpoint> other = recalibrated(model);
            if (other.isPresent()) {
                recalibrated = scoreWithRetry(other.get(), benchmark, ownership);
            }
        } catch (IOException | RuntimeException e) {
            closeSessions(); // their state is unknown
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            if (!(closed && e instanceof ArtifactStoreUnavailableException) && ownership.isHeld()) {
                scores.putFailure(model, benchmark.description(), reason);
            }
            return false;
        }
        if (!ownership.isHeld()) {
            return false;
        }
        scores.put(model, benchmark.description(), score, recalibrated);
        return true;
    }

    /**
     * Scores a model and retries while the store is unavailable, as long as the task is owned and the worker is open.
     */
    private AlignmentScore scoreWithRetry(ScoredModel model, Benchmark benchmark, TaskOwnership ownership)
            throws IOException {
        while (true) {
            try {
                return runner.score(session(model), benchmark);
            } catch (ArtifactStoreUnavailableException e) {
                closeSessions();
                awaitRetry();
                if (closed || Thread.currentThread().isInterrupted() || !ownership.isHeld()) {
                    throw e;
                }
            }
        }
    }

    /** Waits for the retry interval. The lock is released meanwhile, so that the worker can be closed. */
    @SuppressWarnings("WaitNotInLoop") // a spurious wake-up only retries early
    private void awaitRetry() {
        try {
            closing.awaitNanos(retry.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CandidateSession session(ScoredModel model) throws IOException {
        CandidateSession session = sessions.get(model);
        if (session == null) {
            session = new CandidateSession(candidates.load(model), CandidateProgressListener.NONE);
            sessions.put(model, session);
        }
        return session;
    }

    private static Optional<Checkpoint> recalibrated(ScoredModel model) {
        return model instanceof Checkpoint checkpoint ? checkpoint.recalibrated() : Optional.empty();
    }

    private void closeOtherSessions(ScoredModel model) {
        if (!sessions.containsKey(model)) {
            closeSessions();
        }
    }

    private void closeSessions() {
        sessions.values().forEach(CandidateSession::close);
        sessions.clear();
    }
}
