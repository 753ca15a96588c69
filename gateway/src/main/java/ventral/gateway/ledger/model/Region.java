package ventral.gateway.ledger.model;

/** A region of the primate ventral stream. */
public enum Region {
    V1,
    V2,
    V4,
    IT
}
