package ventral.gateway.ledger.model;

/**
 * The cause of a failure as its service reported it.
 *
 * @param code value of {@code google.rpc.Code}
 */
public record Failure(int code, String message) {}
