package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Candidate;
import ventral.scorer.benchmark.LayerFeatures;

/** A network that looks at pictures. Used by one thread. */
final class DjlCandidate implements Candidate {

    /** Stimuli that go through the network at once. */
    private static final int BATCH = 32;

    private final NDManager manager;
    private final Layers network;
    private final Retina retina;
    private final long memoryBytes;

    /**
     * @param manager of the weights, closed with this
     * @param memoryBytes that features may take; with less of it the network looks at pictures more often
     */
    DjlCandidate(NDManager manager, Layers network, Retina retina, long memoryBytes) {
        this.manager = manager;
        this.network = network;
        this.retina = retina;
        this.memoryBytes = memoryBytes;
    }

    @Override
    public List<LayerFeatures> look(List<StimulusSet> sets) throws IOException {
        List<Shown> shown = Shown.all(sets);
        int count = shown.size();
        List<DjlLayer> layers = new ArrayList<>();
        long bytesOfOne = 0;
        try (NDManager scope = manager.newSubManager()) {
            for (NDArray layer : features(scope, shown, 0, 1)) {
                int index = layers.size();
                layers.add(new DjlLayer(
                        layer.getName(),
                        layer.size(),
                        LayerStore.of(manager.newSubManager(), count, layer.size()),
                        () -> units(shown, index, layer.size())));
                bytesOfOne += layer.size() * Float.BYTES;
            }
        }
        int block = (int) Math.max(1, Math.min(count, memoryBytes / (2 * bytesOfOne)));
        for (int row = 0; row < count; row += block) {
            fill(layers, shown, row, block);
        }
        return List.copyOf(layers);
    }

    @Override
    public void close() {
        manager.close();
    }

    /** The products of a block of stimuli with itself and with those after it. */
    private void fill(List<DjlLayer> layers, List<Shown> shown, int row, int block) throws IOException {
        int count = shown.size();
        try (NDManager rowScope = manager.newSubManager()) {
            NDList rows = features(rowScope, shown, row, Math.min(row + block, count));
            for (int i = 0; i < layers.size(); i++) {
                layers.get(i).fill(rows.get(i), row);
            }
            for (int column = row + block; column < count; column += block) {
                try (NDManager columnScope = manager.newSubManager()) {
                    NDList columns = features(columnScope, shown, column, Math.min(column + block, count));
                    for (int i = 0; i < layers.size(); i++) {
                        layers.get(i).fill(rows.get(i), row, columns.get(i), column);
                    }
                }
            }
        }
    }

    private float[][] units(List<Shown> shown, int layer, long featureCount) throws IOException {
        long bytes = featureCount * shown.size() * Float.BYTES;
        if (bytes > Runtime.getRuntime().maxMemory() / 2) {
            throw new IllegalArgumentException(
                    "%d features of %d stimuli take %d MB, more than half of Java's memory; give Java more (-Xmx), or choose other layers"
                            .formatted(featureCount, shown.size(), bytes >> 20));
        }
        float[][] units = new float[shown.size()][];
        for (int start = 0; start < units.length; start += BATCH) {
            int end = Math.min(start + BATCH, units.length);
            try (NDManager scope = manager.newSubManager()) {
                NDArray features = features(scope, shown, start, end).get(layer);
                for (int i = start; i < end; i++) {
                    units[i] = features.get(i - start).toFloatArray();
                }
            }
        }
        return units;
    }

    /** Of each layer, (to - from, features), kept by {@code scope}. */
    private NDList features(NDManager scope, List<Shown> shown, int from, int to) throws IOException {
        List<NDList> parts = new ArrayList<>();
        for (int start = from; start < to; start += BATCH) {
            try (NDManager step = scope.newSubManager()) {
                int end = Math.min(start + BATCH, to);
                NDArray images = retina.see(step, shown.subList(start, end));
                NDList layers = new NDList();
                for (NDArray layer : network.look(images)) {
                    NDArray flat = layer.reshape(end - start, -1);
                    flat.setName(layer.getName());
                    layers.add(flat);
                }
                layers.attach(scope);
                parts.add(layers);
            }
        }
        return parts.size() == 1 ? parts.get(0) : joined(parts);
    }

    private static NDList joined(List<NDList> parts) {
        NDList joined = new NDList();
        for (int layer = 0; layer < parts.get(0).size(); layer++) {
            int of = layer;
            NDList rows = new NDList(parts.stream().map(part -> part.get(of)).toList());
            joined.add(NDArrays.concat(rows, 0));
            rows.close();
        }
        return joined;
    }
}
