package ventral.trainer.checkpoint;

import java.util.SortedMap;
import ventral.contract.name.CheckpointName;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.InitialWeightsReader;

/** Reads initial weights of checkpoints from their artifacts, and all others from files. */
public final class CheckpointWeightsReader implements InitialWeightsReader {

    private final InitialWeightsReader files;
    private final CheckpointStore checkpoints;

    /**
     * Creates a reader.
     *
     * @param files reads weights that are named by an absolute path
     */
    public CheckpointWeightsReader(InitialWeightsReader files, CheckpointStore checkpoints) {
        this.files = files;
        this.checkpoints = checkpoints;
    }

    @Override
    public SortedMap<String, Tensor> read(String name) {
        return name.startsWith("/") ? files.read(name) : checkpoints.weights(CheckpointName.parse(name));
    }
}
