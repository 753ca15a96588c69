package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.ResourceCloser;
import ventral.scorer.djl.network.FeatureExtractor;

/** Candidate that runs a network on the stimuli. Confined to one thread. */
final class DjlCandidate implements Candidate {

    /** Number of stimuli per forward pass. */
    static final int BATCH = 32;

    private final NDManager manager;
    private final FeatureExtractor network;
    private final StimulusPreprocessor preprocessor;
    private final long memoryBytes;

    /**
     * Creates a candidate.
     *
     * @param manager of the weights, closed with this
     * @param memoryBytes memory for features while the network runs; features beyond it are spilled to a file
     */
    DjlCandidate(NDManager manager, FeatureExtractor network, StimulusPreprocessor preprocessor, long memoryBytes) {
        this.manager = manager;
        this.network = network;
        this.preprocessor = preprocessor;
        this.memoryBytes = memoryBytes;
    }

    @Override
    public List<LayerFeatures> lookAt(List<StimulusSet> sets, CandidateProgressListener progress) throws IOException {
        List<PresentedStimulus> shown = PresentedStimulus.all(sets);
        List<DjlLayerFeatures> layers = new ArrayList<>();
        try {
            present(shown, layers, progress);
            return List.copyOf(layers);
        } catch (IOException | RuntimeException | Error e) {
            ResourceCloser.closeAllAfter(e, layers, DjlLayerFeatures::close);
            throw e;
        }
    }

    /**
     * Presents every stimulus and stores the features.
     *
     * @param layers receives the layers
     */
    private void present(
            List<PresentedStimulus> shown, List<DjlLayerFeatures> layers, CandidateProgressListener progress)
            throws IOException {
        int count = shown.size();
        for (int first = 0; first < count; first += BATCH) {
            try (NDManager scope = manager.newSubManager()) {
                NDList features = features(scope, shown, first);
                if (layers.isEmpty()) {
                    addLayers(layers, features, shown);
                }
                for (int i = 0; i < layers.size(); i++) {
                    layers.get(i).store().write(features.get(i), first);
                }
            }
            progress.onProgress(Math.min(first + BATCH, count), count, CandidateProgressListener.ProgressUnit.PICTURES);
        }
        for (DjlLayerFeatures layer : layers) {
            layer.store().finish();
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    /**
     * Creates the layers. Those that were created before a failure are in the list.
     *
     * @param layers receives the layers; empty
     * @param features of the first stimuli
     */
    private void addLayers(List<DjlLayerFeatures> layers, NDList features, List<PresentedStimulus> shown)
            throws IOException {
        UnitSamples samples = new UnitSamples(
                shown.size(),
                features.stream().mapToLong(layer -> layer.getShape().get(1)).toArray(),
                (scope, first) -> features(scope, shown, first));
        long bytesLeft = memoryBytes;
        for (NDArray layer : features) {
            int index = layers.size();
            long featureCount = layer.getShape().get(1);
            long bytes = featureCount * shown.size() * Float.BYTES;
            boolean isHeld = bytes <= bytesLeft;
            bytesLeft -= isHeld ? bytes : 0;
            layers.add(new DjlLayerFeatures(
                    layer.getName(),
                    featureCount,
                    store(shown.size(), featureCount, isHeld),
                    new DjlLayerFeatures.ActivationSource() {

                        @Override
                        public float[][] units() throws IOException {
                            return DjlCandidate.this.units(shown, index, featureCount);
                        }

                        @Override
                        public float[][] sampledUnits() throws IOException {
                            return samples.of(index, manager);
                        }
                    }));
        }
    }

    private LayerFeatureStore store(int count, long featureCount, boolean isHeld) throws IOException {
        NDManager own = manager.newSubManager();
        try {
            if (LayerFeatureStore.isSmallerThanGramMatrix(count, featureCount)) {
                return new FeatureMatrixStore(own, count, featureCount);
            }
            return isHeld
                    ? new GramMatrixStore(
                            own, count, new InMemoryActivations(own.zeros(new Shape(count, featureCount))))
                    : spilledStore(own, count, featureCount);
        } catch (IOException | RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    private static LayerFeatureStore spilledStore(NDManager own, int count, long featureCount) throws IOException {
        SpilledActivations activations = new SpilledActivations(count, featureCount);
        try {
            return new GramMatrixStore(own, count, activations);
        } catch (RuntimeException | Error e) {
            activations.close();
            throw e;
        }
    }

    private float[][] units(List<PresentedStimulus> shown, int layer, long featureCount) throws IOException {
        long bytes = featureCount * shown.size() * Float.BYTES;
        if (bytes > Runtime.getRuntime().maxMemory() / 2) {
            throw new IllegalArgumentException(
                    "%d features of %d stimuli take %d MB, more than half of Java's memory; give Java more (-Xmx), or choose other layers"
                            .formatted(featureCount, shown.size(), bytes >> 20));
        }
        float[][] units = new float[shown.size()][];
        for (int start = 0; start < units.length; start += BATCH) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray features = features(scope, shown, start).get(layer);
                for (int i = 0; i < features.getShape().get(0); i++) {
                    units[start + i] = features.get(i).toFloatArray();
                }
            }
        }
        return units;
    }

    /** Returns the features of each layer, (stimuli from {@code first} on, features), attached to {@code scope}. */
    private NDList features(NDManager scope, List<PresentedStimulus> shown, int first) throws IOException {
        int end = Math.min(first + BATCH, shown.size());
        try (NDManager step = scope.newSubManager()) {
            NDList features = new NDList();
            for (NDArray layer : network.extract(preprocessor.toTensor(step, shown.subList(first, end)))) {
                NDArray flat = layer.reshape(end - first, -1);
                flat.setName(layer.getName());
                features.add(flat);
            }
            features.attach(scope);
            return features;
        }
    }
}
