package ventral.trainer.run;

/** The scheduler's directive for a run in training. */
public enum RunDirective {
    CONTINUE,
    /** Stop permanently, as the user requested. */
    CANCEL,
    /** Stop until the user resumes the run. */
    PAUSE,
    /**
     * Save and stop, because the trainer stops, the run is assigned to another trainer, or a run of higher priority
     * waits; it continues later.
     */
    YIELD,
    /**
     * Stop without saving, because another trainer owns the run already: what was learnt since the last saved state is
     * useless.
     */
    ABANDON
}
