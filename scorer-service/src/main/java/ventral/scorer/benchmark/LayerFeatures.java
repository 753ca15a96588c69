package ventral.scorer.benchmark;

import java.io.IOException;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.metric.ReversePls;

/** What one layer makes of stimuli, rows in the order in which they were shown. Used by one thread. */
public interface LayerFeatures extends AutoCloseable {

    String layer();

    /** Features of one stimulus. */
    long featureCount();

    /** Inner products of the stimuli's features, of which nothing was taken away; good until this is closed. */
    GramMatrix products();

    /** Of each stimulus, the sum over its features. */
    double[] sums();

    /**
     * The features themselves, for which the network may have to look again: (stimuli, features).
     *
     * @throws IOException if a picture cannot be read
     * @throws IllegalArgumentException if they are too many to be held
     */
    float[][] units() throws IOException;

    /**
     * Returns the activations of those units that stand for all, {@link ReversePls#sample}, for which the network may have to
     * look again: (stimuli, sampled units).
     *
     * @throws IOException if a picture cannot be read
     */
    default float[][] sampledUnits() throws IOException {
        return Rows.columns(units(), ReversePls.sample(Math.toIntExact(featureCount())));
    }

    @Override
    default void close() {}
}
