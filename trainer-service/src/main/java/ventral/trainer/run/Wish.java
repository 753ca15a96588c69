package ventral.trainer.run;

/** What is wanted of a run. */
public enum Wish {
    GO_ON,
    /** Stop for good, at the user's wish. */
    CANCEL,
    /** Stop until the user wants it to go on. */
    PAUSE,
    /** Stop because the trainer stops, or gives the run to another, or a run of higher priority waits; it goes on later. */
    LET_GO,
    /** Stop because the run is another trainer's already: what was learnt since it was saved last is of no use. */
    DROP
}
