package ventral.benchmarks.score.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.djl.DjlCandidateLoader;

/** Creates candidates whose layers output noise, and whose features a scorer stores like those of a network. */
public final class NoiseCandidate {

    private NoiseCandidate() {}

    /**
     * Creates a candidate for stimuli of one pixel.
     *
     * @param featureCount features of each layer
     * @param memoryBytes memory for features
     */
    public static Candidate create(int layerCount, int featureCount, int threads, long memoryBytes) {
        DjlCandidateLoader loader = new DjlCandidateLoader(
                (uri, sha256, sizeBytes) -> {
                    throw new IOException("noise has no weights");
                },
                threads,
                memoryBytes);
        return loader.load(
                images -> layers(images, layerCount, featureCount),
                Preprocessing.plain(1, Preprocessing.USUAL_DEGREES, 0, 1));
    }

    private static NDList layers(NDArray images, int layerCount, int featureCount) {
        Shape shape = new Shape(images.getShape().get(0), featureCount);
        NDList layers = new NDList();
        for (int i = 0; i < layerCount; i++) {
            NDArray layer = images.getManager().randomNormal(shape);
            layer.setName("layer-" + i);
            layers.add(layer);
        }
        return layers;
    }
}
