package ventral.render.stream;

import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.SceneSampler;

/**
 * Creates samplers and digests of the scenes that can be rendered on this machine. Methods throw
 * {@link AssetUnavailableException} if a library or collection is missing or cannot be read, and
 * IllegalArgumentException if no machine can render the scenes.
 */
public interface SceneFactory {

    SceneSampler sampler(SceneSpec spec);

    /** Returns the SHA-256 of everything that determines a stream's images. */
    StreamDigest digest(StreamSpec spec, SceneSpec scenes);
}
