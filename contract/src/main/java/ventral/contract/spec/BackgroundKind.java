package ventral.contract.spec;

/** What is behind an object. */
public enum BackgroundKind {
    /** An empty room with random surfaces and a lamp. */
    ROOM,
    /** A panorama of high dynamic range, which also is the light. */
    PANORAMA,
    /** A flat photograph. */
    PHOTOGRAPH
}
