package ventral.scorer.candidate;

/** Listens to the progress of a candidate. Called by the thread that measures it. */
public interface CandidateProgressListener {

    CandidateProgressListener NONE = (done, all, what) -> {};

    /** Unit that progress is counted in. */
    enum ProgressUnit {
        PICTURES,
        LAYERS
    }

    void onProgress(int done, int all, ProgressUnit what);
}
