package ventral.scorer.decoding;

import java.util.Arrays;

/**
 * Decoding performance on held-out stimuli.
 *
 * @param value mean over splits
 * @param standardError over splits: their (population) standard deviation divided by the square root of their number
 * @param splitValues values of the splits
 */
@SuppressWarnings("ArrayRecordComponent")
public record Decodability(double value, double standardError, double[] splitValues) {

    static Decodability of(double[] splitValues) {
        double mean = Arrays.stream(splitValues).average().orElseThrow(() -> new IllegalArgumentException("no split"));
        double squares =
                Arrays.stream(splitValues).map(x -> (x - mean) * (x - mean)).sum();
        return new Decodability(mean, Math.sqrt(squares) / splitValues.length, splitValues);
    }
}
