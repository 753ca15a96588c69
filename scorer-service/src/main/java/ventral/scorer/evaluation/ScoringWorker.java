package ventral.scorer.evaluation;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.ResourceCloser;
import ventral.scorer.score.AlignmentScore;

/**
 * Scores one model on one benchmark at a time, until it is closed. A checkpoint whose score is known to be equal to one
 * that is stored is not measured: its score gets the values of the other. A failure of the model or the benchmark is stored as
 * the result of its task and does not stop the next one. After a transient failure the worker retries with backoff and
 * then defers the task. A failure that may have either cause is retried in the same way, and then stored.
 */
public final class ScoringWorker {

    private static final Duration RETRY = Duration.ofSeconds(10);

    /** Number of attempts before a task is deferred. */
    private static final int ATTEMPTS = 5;

    private final BenchmarkRunner runner;
    private final MeasurementDigests digests;
    private final CandidateLoader candidates;
    private final ScoreStore scores;
    private final RetryListener listener;
    private final ReentrantLock atWork = new ReentrantLock();
    private final Condition closing = atWork.newCondition();
    private final Duration retry;
    private volatile boolean closed;

    /** Sessions of the last model and of the same with recalibrated statistics, kept for the next benchmark. */
    private final Map<ScoredModel, CandidateSession> sessions = new LinkedHashMap<>();

    /** Is notified of transient failures. */
    public interface RetryListener {

        /** Listener that does nothing. */
        RetryListener NONE = (model, benchmark, reason) -> {};

        /**
         * Is called after each attempt that failed for a transient reason, and for one that may be transient if a further
         * attempt was left.
         */
        void onTransientFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason);
    }

    /** Ownership of a task, which another scorer may take over during the measurement. */
    public interface TaskOwnership {

        /** Ownership that is never lost. */
        TaskOwnership ALWAYS = () -> true;

        boolean isHeld();
    }

    public ScoringWorker(
            BenchmarkRunner runner,
            MeasurementDigests digests,
            CandidateLoader candidates,
            ScoreStore scores,
            RetryListener listener) {
        this(runner, digests, candidates, scores, listener, RETRY);
    }

    /**
     * Creates a worker with a retry interval.
     *
     * @param retry interval before the second attempt; it doubles with every further one
     */
    ScoringWorker(
            BenchmarkRunner runner,
            MeasurementDigests digests,
            CandidateLoader candidates,
            ScoreStore scores,
            RetryListener listener,
            Duration retry) {
        this.retry = retry;
        this.runner = runner;
        this.digests = digests;
        this.candidates = candidates;
        this.scores = scores;
        this.listener = listener;
    }

    /**
     * Scores a model on a benchmark; returns after the score, or the reason for its absence, has been stored. Stores
     * neither if the worker is closed, the task's ownership was lost, or a transient failure outlasted the retries.
     */
    public ScoringOutcome score(ScoredModel model, Benchmark benchmark, TaskOwnership ownership) {
        atWork.lock();
        try {
            if (closed) {
                return ScoringOutcome.SKIPPED;
            }
            if (scores.has(model, benchmark.description())) {
                return ScoringOutcome.SCORED;
            }
            String digest = digests.of(model, benchmark).orElse(null);
            boolean isReused =
                    digest != null && ownership.isHeld() && scores.putEqual(model, benchmark.description(), digest);
            return isReused ? ScoringOutcome.REUSED : measure(model, benchmark, ownership, digest);
        } finally {
            atWork.unlock();
        }
    }

    /**
     * Stops the worker, and waits until the current measurement has ended, but not longer than a deadline.
     *
     * @return whether the measurement has ended
     */
    public boolean close(Duration deadline) {
        closed = true;
        try {
            if (!atWork.tryLock(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            closing.signalAll();
            closeSessions();
            return true;
        } finally {
            atWork.unlock();
        }
    }

    private ScoringOutcome measure(
            ScoredModel model, Benchmark benchmark, TaskOwnership ownership, @Nullable String digest) {
        AlignmentScore score;
        AlignmentScore recalibrated = null;
        try {
            closeOtherSessions(model);
            score = scoreWithRetry(model, benchmark, ownership);
            Optional<Checkpoint> other = recalibrated(model);
            if (other.isPresent()) {
                recalibrated = scoreWithRetry(other.get(), benchmark, ownership);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            closeSessionsAfter(e);
            if (!ownership.isHeld()) {
                return ScoringOutcome.SKIPPED;
            }
            FailureCause cause = FailureCause.of(e);
            if (cause == FailureCause.TRANSIENT) {
                return closed ? ScoringOutcome.SKIPPED : ScoringOutcome.DEFERRED;
            }
            if (cause == FailureCause.UNCERTAIN && isStopping(ownership)) {
                return ScoringOutcome.SKIPPED; // not every attempt was made
            }
            scores.putFailure(model, benchmark.description(), reason(e));
            return ScoringOutcome.FAILED;
        }
        if (!ownership.isHeld()) {
            return ScoringOutcome.SKIPPED;
        }
        scores.put(model, benchmark.description(), score, recalibrated, digest);
        return ScoringOutcome.SCORED;
    }

    /**
     * Scores a model and retries after transient failures, as long as attempts are left, the task is owned and the
     * worker is open.
     */
    private AlignmentScore scoreWithRetry(ScoredModel model, Benchmark benchmark, TaskOwnership ownership)
            throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                return runner.score(session(model), benchmark);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                FailureCause cause = FailureCause.of(e);
                if (cause == FailureCause.SUBJECT || (cause == FailureCause.UNCERTAIN && attempt == ATTEMPTS)) {
                    throw e;
                }
                closeSessionsAfter(e);
                listener.onTransientFailure(model, benchmark.description(), reason(e));
                if (attempt == ATTEMPTS || isStopping(ownership)) {
                    throw e;
                }
                awaitRetry(retry.multipliedBy(1L << (attempt - 1)));
                if (isStopping(ownership)) {
                    throw e;
                }
            }
        }
    }

    private boolean isStopping(TaskOwnership ownership) {
        return closed || Thread.currentThread().isInterrupted() || !ownership.isHeld();
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Waits before another attempt. The lock is released meanwhile, so that the worker can be closed. */
    @SuppressWarnings("WaitNotInLoop") // a spurious wake-up only retries early
    private void awaitRetry(Duration wait) {
        try {
            closing.awaitNanos(wait.toNanos());
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
        List<CandidateSession> open = List.copyOf(sessions.values());
        sessions.clear();
        ResourceCloser.closeAll(open, CandidateSession::close);
    }

    /** Closes the sessions, whose state is unknown after a failure. */
    private void closeSessionsAfter(Throwable failure) {
        List<CandidateSession> open = List.copyOf(sessions.values());
        sessions.clear();
        ResourceCloser.closeAllAfter(failure, open, CandidateSession::close);
    }
}
