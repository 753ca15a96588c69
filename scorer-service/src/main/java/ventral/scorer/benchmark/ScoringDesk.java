package ventral.scorer.benchmark;

import java.util.concurrent.locks.ReentrantLock;

/** Scores one checkpoint at a time, until it is closed. */
public final class ScoringDesk {

    private final BenchmarkSuite suite;
    private final ReentrantLock atWork = new ReentrantLock();
    private volatile boolean closed;

    public ScoringDesk(BenchmarkSuite suite) {
        this.suite = suite;
    }

    /** Returns once the checkpoint's scores are safe; once the desk is closed, without them. */
    public void score(Checkpoint checkpoint) {
        atWork.lock();
        try {
            if (!closed) {
                suite.score(checkpoint);
            }
        } finally {
            atWork.unlock();
        }
    }

    /** Returns once no checkpoint is being scored any more. */
    public void close() {
        closed = true;
        atWork.lock();
        atWork.unlock();
    }
}
