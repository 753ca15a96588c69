package ventral.scorer.assembly;

/** A region of the primate ventral stream, from the first to the last that light's message reaches. */
public enum Region {
    V1,
    V2,
    V4,
    IT
}
