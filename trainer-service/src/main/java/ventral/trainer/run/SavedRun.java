package ventral.trainer.run;

import java.util.SortedMap;

/** A run's last checkpoint, read back. */
public record SavedRun(
        long seenImageCount,
        StreamPosition position,
        LearntFrom pictures,
        SortedMap<String, Tensor> weights,
        SortedMap<String, Tensor> optimiser) {}
