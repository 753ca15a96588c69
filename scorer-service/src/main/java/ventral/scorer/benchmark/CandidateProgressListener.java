package ventral.scorer.benchmark;

/** Listens to the progress of a candidate. Called by the thread that measures it. */
public interface CandidateProgressListener {

    CandidateProgressListener UNSEEN = (done, all, what) -> {};

    /** Unit that progress is counted in. */
    enum ProgressUnit {
        PICTURES,
        LAYERS
    }

    void reached(int done, int all, ProgressUnit what);
}
