package ventral.render.stream;

import ventral.contract.spec.SceneSpec;

/** Provides the scene renderers of one thread, one for each combination of objects and backgrounds. */
public interface SceneRenderers {

    /**
     * Returns a scene renderer that can be used until the next call.
     *
     * @throws AssetUnavailableException if this machine lacks the object library or a background collection
     */
    SceneRenderer get(SceneSpec scenes);

    /**
     * Checks that this machine can render at all.
     *
     * @throws RenderingUnavailableException if it cannot
     */
    default void check() {}
}
