package ventral.scorer.candidate;

import java.io.IOException;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.algebra.MatrixSlices;
import ventral.scorer.metric.regression.ReversePls;

/** Features of one layer, rows in the order in which the stimuli were presented. Confined to one thread. */
public interface LayerFeatures extends AutoCloseable {

    String layer();

    /** Returns the number of features per stimulus. */
    long featureCount();

    /** Returns the inner products of the stimuli's features, which are not centred; valid until this is closed. */
    GramMatrix products();

    /** Returns the sum over the features of each stimulus. */
    double[] sums();

    /**
     * Returns the features, (stimuli, features). The network may have to process the stimuli again.
     *
     * @throws IOException if an image cannot be read
     * @throws IllegalArgumentException if the features do not fit into memory
     */
    float[][] units() throws IOException;

    /**
     * Returns the activations of the units that {@link ReversePls#sample} selects, (stimuli, sampled units). The
     * network may have to process the stimuli again.
     *
     * @throws IOException if an image cannot be read
     */
    default float[][] sampledUnits() throws IOException {
        return MatrixSlices.columns(units(), ReversePls.sample(Math.toIntExact(featureCount())));
    }

    @Override
    default void close() {}
}
