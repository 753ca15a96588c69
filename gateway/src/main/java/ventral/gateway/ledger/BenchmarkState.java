package ventral.gateway.ledger;

/** Where a benchmark stands. */
public enum BenchmarkState {
    READY,
    ABSENT,
    FAILED
}
