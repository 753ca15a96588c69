package ventral.contract.spec;

/** Rules for the materials of objects. */
public enum MaterialRule {
    /** Every object has its own materials, the same in every image. */
    OWN,
    /** Materials are drawn again for every slot of the object in every image. */
    RANDOM
}
