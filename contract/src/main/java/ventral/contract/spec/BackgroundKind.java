package ventral.contract.spec;

/** Kinds of backgrounds behind an object. */
public enum BackgroundKind {
    /** An empty room with random surfaces and a lamp. */
    ROOM,
    /** A panorama of high dynamic range, which is also the light source. */
    PANORAMA,
    /** A flat photograph. */
    PHOTOGRAPH
}
