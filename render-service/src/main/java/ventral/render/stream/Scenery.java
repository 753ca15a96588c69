package ventral.render.stream;

import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.SceneSampler;

/** What scenes can be made of here. Methods throw IllegalArgumentException for what is not to be had, and say how to. */
public interface Scenery {

    SceneSampler sampler(SceneSpec spec);

    /** SHA-256 of everything that a stream's images follow from. */
    StreamDigest digest(StreamSpec spec, SceneSpec scenes);
}
