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
import ventral.scorer.djl.memory.FeatureMemory;
import ventral.scorer.djl.memory.FeatureMemory.Reservation;
import ventral.scorer.djl.network.FeatureExtractor;

/** Candidate that runs a network on the stimuli. Confined to one thread. */
final class DjlCandidate implements Candidate {

    /** Largest number of stimuli per forward pass. */
    static final int BATCH = 32;

    /**
     * Memory that the features of a forward pass may take. It does not depend on the memory for features, because the
     * number of stimuli per forward pass has an effect on rounding.
     */
    private static final long BATCH_BYTES = 256L << 20;

    private final NDManager manager;
    private final FeatureExtractor network;
    private final StimulusPreprocessor preprocessor;
    private final long memoryBytes;

    /**
     * Creates a candidate.
     *
     * @param manager of the weights, closed with this
     * @param memoryBytes memory for features and their products; what exceeds it is spilled to files
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
        FeatureMemory memory = new FeatureMemory(manager, memoryBytes);
        int batch = addLayers(layers, shown, memory);
        for (int first = 0; first < count; first += batch) {
            int end = Math.min(first + batch, count);
            try (NDManager scope = manager.newSubManager()) {
                NDList features = features(scope, shown.subList(first, end));
                for (int i = 0; i < layers.size(); i++) {
                    layers.get(i).store().write(features.get(i), first);
                }
            }
            progress.onProgress(end, count, CandidateProgressListener.ProgressUnit.PICTURES);
        }
        for (DjlLayerFeatures layer : layers) {
            layer.store().finish();
        }
        memory.endComputation();
    }

    @Override
    public void close() {
        manager.close();
    }

    /**
     * Creates the layers, whose sizes a forward pass of one stimulus shows. Those that were created before a failure
     * are in the list.
     *
     * @param layers receives the layers; empty
     * @return number of stimuli per forward pass
     */
    private int addLayers(List<DjlLayerFeatures> layers, List<PresentedStimulus> shown, FeatureMemory memory)
            throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            NDList features = features(scope, shown.subList(0, 1));
            int batch = batchSize(features.stream().mapToLong(NDArray::size).sum());
            UnitSamples samples = new UnitSamples(
                    shown.size(),
                    batch,
                    features.stream().mapToLong(NDArray::size).toArray(),
                    (owner, first, end) -> features(owner, shown.subList(first, end)));
            for (NDArray layer : features) {
                int index = layers.size();
                long featureCount = layer.size();
                layers.add(new DjlLayerFeatures(
                        layer.getName(),
                        featureCount,
                        store(memory, shown.size(), featureCount),
                        new DjlLayerFeatures.ActivationSource() {

                            @Override
                            public float[][] units() throws IOException {
                                return DjlCandidate.this.units(shown, batch, index, featureCount);
                            }

                            @Override
                            public float[][] sampledUnits() throws IOException {
                                return samples.of(index, manager);
                            }
                        }));
            }
            return batch;
        }
    }

    /** Returns how many stimuli have features that fit into {@link #BATCH_BYTES}, from 1 to {@link #BATCH}. */
    static int batchSize(long featureCount) {
        return (int) Math.max(1, Math.min(BATCH, BATCH_BYTES / Float.BYTES / Math.max(1, featureCount)));
    }

    private LayerFeatureStore store(FeatureMemory memory, int count, long featureCount) throws IOException {
        NDManager own = manager.newSubManager();
        try {
            Reservation room =
                    memory.reserve(featureCount * count * Float.BYTES).orElse(null);
            ActivationBuffer activations = room == null
                    ? new SpilledActivations(count, featureCount)
                    : new InMemoryActivations(own.zeros(new Shape(count, featureCount)), room);
            return LayerFeatureStore.create(own, memory, count, activations);
        } catch (IOException | RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    private float[][] units(List<PresentedStimulus> shown, int batch, int layer, long featureCount) throws IOException {
        long bytes = featureCount * shown.size() * Float.BYTES;
        if (bytes > Runtime.getRuntime().maxMemory() / 2) {
            throw new IllegalArgumentException(
                    "%d features of %d stimuli take %d MB, more than half of Java's memory; give Java more (-Xmx), or choose other layers"
                            .formatted(featureCount, shown.size(), bytes >> 20));
        }
        float[][] units = new float[shown.size()][];
        for (int start = 0; start < units.length; start += batch) {
            try (NDManager scope = manager.newSubManager()) {
                int end = Math.min(start + batch, units.length);
                NDArray features = features(scope, shown.subList(start, end)).get(layer);
                for (int i = 0; i < features.getShape().get(0); i++) {
                    units[start + i] = features.get(i).toFloatArray();
                }
            }
        }
        return units;
    }

    /** Returns the features of each layer, (stimuli, features), attached to {@code scope}. */
    private NDList features(NDManager scope, List<PresentedStimulus> stimuli) throws IOException {
        try (NDManager step = scope.newSubManager()) {
            NDList features = new NDList();
            for (NDArray layer : network.extract(preprocessor.toTensor(step, stimuli))) {
                NDArray flat = layer.reshape(stimuli.size(), -1);
                flat.setName(layer.getName());
                features.add(flat);
            }
            features.attach(scope);
            return features;
        }
    }
}
