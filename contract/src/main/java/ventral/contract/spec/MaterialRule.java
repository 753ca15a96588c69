package ventral.contract.spec;

/** Which materials objects have. */
public enum MaterialRule {
    /** Every object its own, always the same. */
    OWN,
    /** Drawn anew for every slot of the object in every image. */
    RANDOM
}
