package ventral.scorer.decoding;

import java.util.Arrays;

/**
 * How well something is read from features that were not learned from.
 *
 * @param value mean over splits
 * @param standardError over splits: their standard deviation (of the population) by the root of their count
 * @param splitValues split by split
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
