package ventral.contract.spec;

/** Where a stream's images come from. */
public sealed interface ImageOrigin permits SceneSpec, ImportSpec {}
