package ventral.scorer.assembly;

/** Region of the primate ventral stream, in the order in which visual signals reach them. */
public enum Region {
    V1,
    V2,
    V4,
    IT
}
