package ventral.scorer.benchmark;

/** Is told how far a candidate is, by the thread that measures it. */
public interface Progress {

    Progress UNSEEN = (done, all, what) -> {};

    /** What there is much of. */
    enum Of {
        PICTURES,
        LAYERS
    }

    void reached(int done, int all, Of what);
}
