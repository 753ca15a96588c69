package ventral.gateway.ledger;

/** State of a benchmark. */
public enum BenchmarkState {
    READY,
    ABSENT,
    FAILED
}
