package ventral.gateway.ledger;

/** A region of the primate ventral stream. */
public enum Region {
    V1,
    V2,
    V4,
    IT
}
