package ventral.gateway.ledger.change;

/** Topics from which the ledger is built. */
public enum LedgerSource {
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
