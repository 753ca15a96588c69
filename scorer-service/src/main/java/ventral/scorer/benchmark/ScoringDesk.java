package ventral.scorer.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Measures one contender against one benchmark at a time, until it is closed. Whatever goes wrong with one is said of it,
 * and does not keep the next from being measured; but a store that is away is waited for.
 */
public final class ScoringDesk {

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Examiner examiner;
    private final Candidates candidates;
    private final Scores scores;
    private final ReentrantLock atWork = new ReentrantLock();
    private final Condition closing = atWork.newCondition();
    private final Duration retry;
    private volatile boolean closed;

    /** The last contender, and the same with recalibrated statistics, kept for the next benchmark. */
    private final Map<Contender, Sitting> sittings = new LinkedHashMap<>();

    /** The right to say what came of a measurement, which may be lost to another scorer while it is made. */
    public interface Claim {

        /** The claim of one who is alone. */
        Claim ALONE = () -> true;

        boolean holds();
    }

    public ScoringDesk(Examiner examiner, Candidates candidates, Scores scores) {
        this(examiner, candidates, scores, RETRY);
    }

    /** @param retry after which a store that was away is tried again */
    ScoringDesk(Examiner examiner, Candidates candidates, Scores scores, Duration retry) {
        this.retry = retry;
        this.examiner = examiner;
        this.candidates = candidates;
        this.scores = scores;
    }

    /**
     * Returns once there is a score, or the reason why there is none; without either once the desk is closed, or if the
     * claim does not hold when it comes to saying so.
     *
     * @return whether there is a score
     */
    public boolean score(Contender contender, Benchmark benchmark, Claim claim) {
        atWork.lock();
        try {
            return !closed && (scores.has(contender, benchmark.description()) || measure(contender, benchmark, claim));
        } finally {
            atWork.unlock();
        }
    }

    /** Returns once nothing is being measured any more. */
    public void close() {
        closed = true;
        atWork.lock();
        try {
            closing.signalAll();
            dismiss();
        } finally {
            atWork.unlock();
        }
    }

    private boolean measure(Contender contender, Benchmark benchmark, Claim claim) {
        AlignmentScore score;
        AlignmentScore recalibrated = null;
        try {
            dismissAllBut(contender);
            score = patientScore(contender, benchmark, claim);
            Optional<Checkpoint> other = recalibrated(contender);
            if (other.isPresent()) {
                recalibrated = patientScore(other.get(), benchmark, claim);
            }
        } catch (IOException | RuntimeException e) {
            dismiss(); // whatever state it is in
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            if (!(closed && e instanceof StoreAwayException) && claim.holds()) {
                scores.putFailure(contender, benchmark.description(), reason);
            }
            return false;
        }
        if (!claim.holds()) {
            return false;
        }
        scores.put(contender, benchmark.description(), score, recalibrated);
        return true;
    }

    /** Waits for a store that is away as long as the measurement is wanted. */
    private AlignmentScore patientScore(Contender contender, Benchmark benchmark, Claim claim) throws IOException {
        while (true) {
            try {
                return examiner.score(seat(contender), benchmark);
            } catch (StoreAwayException e) {
                dismiss();
                awaitStore();
                if (closed || Thread.currentThread().isInterrupted() || !claim.holds()) {
                    throw e;
                }
            }
        }
    }

    /** Meanwhile others may use the desk, be it to close it. */
    @SuppressWarnings("WaitNotInLoop") // who is woken too early asks the store once more
    private void awaitStore() {
        try {
            closing.awaitNanos(retry.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Sitting seat(Contender contender) throws IOException {
        Sitting seated = sittings.get(contender);
        if (seated == null) {
            seated = new Sitting(candidates.load(contender), Progress.UNSEEN);
            sittings.put(contender, seated);
        }
        return seated;
    }

    private static Optional<Checkpoint> recalibrated(Contender contender) {
        return contender instanceof Checkpoint checkpoint ? checkpoint.recalibrated() : Optional.empty();
    }

    private void dismissAllBut(Contender contender) {
        if (!sittings.containsKey(contender)) {
            dismiss();
        }
    }

    private void dismiss() {
        sittings.values().forEach(Sitting::close);
        sittings.clear();
    }
}
