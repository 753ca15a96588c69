package ventral.render.stream;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.Scene;
import ventral.render.scene.SceneSampler;

/** Produces the batches of a stream by sampling and rendering its scenes. */
public final class RenderedBatchSource implements BatchSource {

    private final StreamSpec spec;
    private final StreamDigest digest;
    private final SceneSampler sampler;
    private final SceneRenderer renderer;

    public RenderedBatchSource(StreamSpec spec, StreamDigest digest, SceneSampler sampler, SceneRenderer renderer) {
        this.spec = spec;
        this.digest = digest;
        this.sampler = sampler;
        this.renderer = renderer;
    }

    @Override
    public StreamDigest digest() {
        return digest;
    }

    @Override
    public LatentSpace latentSpace() {
        return sampler.latentSpace();
    }

    @Override
    public ImageBatch batch(long batchIndex) {
        long first = batchIndex * spec.batchSize();
        List<Scene> scenes = sampler.sample(spec.seed(), first, spec.batchSize());
        return new ImageBatch(
                digest,
                batchIndex,
                first,
                scenes.size(),
                spec.imageSize(),
                renderer.render(scenes, first, spec.imageSize()),
                labels(scenes),
                sampler.latentSpace(),
                scenes.stream()
                        .map(scene -> sampler.facts(scene, spec.imageSize()))
                        .toList());
    }

    private Map<Latent, float[]> labels(List<Scene> scenes) {
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        for (Latent latent : Latent.values()) {
            float[] values = new float[scenes.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = sampler.label(scenes.get(i), latent);
            }
            labels.put(latent, values);
        }
        return labels;
    }
}
