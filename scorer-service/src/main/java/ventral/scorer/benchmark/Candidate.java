package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.List;
import ventral.scorer.assembly.StimulusSet;

/** A network, or another region, as a benchmark sees it. Used by one thread. */
public interface Candidate extends AutoCloseable {

    /**
     * Looks at every stimulus of some sets.
     *
     * @param progress told of pictures
     * @return what each layer makes of them, rows in the order of the sets and of their stimuli, layers in the network's;
     *     good until they or the candidate are closed
     * @throws IOException if a picture cannot be read, or there is no room for what layers make of them
     */
    List<LayerFeatures> look(List<StimulusSet> sets, Progress progress) throws IOException;

    /** Whether there is but one layer, so that none is to be chosen, be it by name or on other pictures. */
    default boolean hasOneLayer() {
        return false;
    }

    @Override
    default void close() {}
}
