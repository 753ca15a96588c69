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
    private final ResidualNetwork network;
    private final Retina retina;
    private final long memoryBytes;

    /**
     * @param manager of the weights, closed with this
     * @param memoryBytes that features may take; with less of it the network looks at pictures more often
     */
    DjlCandidate(NDManager manager, ResidualNetwork network, Retina retina, long memoryBytes) {
        this.manager = manager;
        this.network = network;
        this.retina = retina;
        this.memoryBytes = memoryBytes;
    }

    @Override
    public List<LayerFeatures> look(StimulusSet set) throws IOException {
        int count = set.stimuli().size();
        List<String> layers = new ArrayList<>();
        List<Products> products = new ArrayList<>();
        long bytesOfOne = 0;
        try (NDManager scope = manager.newSubManager()) {
            for (NDArray layer : features(scope, set, 0, 1)) {
                layers.add(layer.getName());
                products.add(new Products(count));
                bytesOfOne += layer.size() * Float.BYTES;
            }
        }
        int block = (int) Math.max(1, Math.min(count, memoryBytes / (2 * bytesOfOne)));
        for (int row = 0; row < count; row += block) {
            fill(products, set, row, block);
        }
        List<LayerFeatures> features = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            features.add(new LayerFeatures(layers.get(i), products.get(i).matrix()));
        }
        return features;
    }

    @Override
    public void close() {
        manager.close();
    }

    /** The products of a block of stimuli with itself and with those after it. */
    private void fill(List<Products> products, StimulusSet set, int row, int block) throws IOException {
        int count = set.stimuli().size();
        try (NDManager rowScope = manager.newSubManager()) {
            NDList rows = features(rowScope, set, row, Math.min(row + block, count));
            fill(products, rows, row, rows, row);
            for (int column = row + block; column < count; column += block) {
                try (NDManager columnScope = manager.newSubManager()) {
                    NDList columns = features(columnScope, set, column, Math.min(column + block, count));
                    fill(products, rows, row, columns, column);
                }
            }
        }
    }

    private static void fill(List<Products> products, NDList rows, int firstRow, NDList columns, int firstColumn) {
        for (int layer = 0; layer < products.size(); layer++) {
            products.get(layer).fill(rows.get(layer), firstRow, columns.get(layer), firstColumn);
        }
    }

    /** Of each layer, (to - from, features), kept by {@code scope}. */
    private NDList features(NDManager scope, StimulusSet set, int from, int to) throws IOException {
        List<NDList> parts = new ArrayList<>();
        for (int start = from; start < to; start += BATCH) {
            try (NDManager step = scope.newSubManager()) {
                NDArray images = retina.see(step, set, set.stimuli().subList(start, Math.min(start + BATCH, to)));
                NDList layers = network.look(images);
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
