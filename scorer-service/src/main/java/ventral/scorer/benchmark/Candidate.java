package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.List;
import ventral.scorer.assembly.StimulusSet;

/** A network as a benchmark sees it. */
public interface Candidate extends AutoCloseable {

    /**
     * Looks at every stimulus.
     *
     * @return what each layer makes of them, rows in the set's order, layers in the network's
     * @throws IOException if a picture cannot be read
     */
    List<LayerFeatures> look(StimulusSet stimuli) throws IOException;

    @Override
    default void close() {}
}
