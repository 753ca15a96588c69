package ventral.cli.chaos.report;

import java.util.Map;

/**
 * Weights, scores and progress of a sweep that has ended. Keys do not contain the name of the sweep, so that two sweeps of equal specs can be compared.
 *
 * @param name name of the sweep
 * @param digests SHA-256 of the weights of each checkpoint
 * @param scores score of each checkpoint on each benchmark, as text
 * @param seenImageCounts state, and images seen and validated, of each run
 */
public record RoundResult(
        String name, Map<String, String> digests, Map<String, String> scores, Map<String, String> seenImageCounts) {

    public RoundResult {
        digests = Map.copyOf(digests);
        scores = Map.copyOf(scores);
        seenImageCounts = Map.copyOf(seenImageCounts);
    }
}
