package ventral.trainer.run;

/** Where a run's progress is told. */
public interface RunReports {

    /** True if the run has ended before, in whatever way. */
    boolean hasEnded(OwnedRun run);

    /** The run begins, or goes on, after so many images. */
    void started(OwnedRun run, long seenImageCount);

    /** A step was taken. */
    void stepped(OwnedRun run, long seenImageCount, int imageCount, double loss);

    void succeeded(OwnedRun run, long seenImageCount);

    void cancelled(OwnedRun run, long seenImageCount);

    void failed(OwnedRun run, long seenImageCount, Exception cause);
}
