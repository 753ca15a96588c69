package ventral.gateway.ledger;

/** The topics that the ledger is a view of. */
public enum Source {
    STREAM_INTENTS,
    RUN_INTENTS,
    SWEEP_INTENTS,
    STREAM_STATUSES,
    RUN_STATUSES,
    CHECKPOINTS,
    SCORES,
    REFERENCE_SCORES,
    BENCHMARKS
}
