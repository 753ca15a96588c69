package ventral.trainer.run;

/** What is wanted of the run that is being trained. */
public enum Wish {
    GO_ON,
    /** Stop at the user's wish. */
    CANCEL,
    /** Stop because the run is no longer this trainer's, or the trainer stops; the run goes on elsewhere or later. */
    LET_GO
}
