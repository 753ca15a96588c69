package ventral.contract.spec;

/** The origin of a stream's images: rendered scenes, or an imported image set. */
public sealed interface ImageOrigin permits SceneSpec, ImportSpec {}
