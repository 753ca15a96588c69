package ventral.gateway.ledger.model;

/** State of a benchmark. */
public enum BenchmarkState {
    READY,
    ABSENT,
    FAILED
}
