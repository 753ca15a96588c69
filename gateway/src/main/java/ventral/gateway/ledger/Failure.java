package ventral.gateway.ledger;

/**
 * Why something failed, in its service's words.
 *
 * @param code of {@code google.rpc.Code}
 */
public record Failure(int code, String message) {}
