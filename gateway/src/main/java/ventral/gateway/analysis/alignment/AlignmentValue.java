package ventral.gateway.analysis.alignment;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import ventral.gateway.ledger.model.ImmutableDoubleList;

/**
 * Holds one network's value by a measure, and the same value in each bootstrap sample of neuroids and stimuli.
 *
 * @param bootstrap one value per sample; the samples are the same for every network; empty if the scorer drew none
 */
public record AlignmentValue(double value, ImmutableDoubleList bootstrap) {

    /** Creates a value without bootstrap samples. */
    AlignmentValue(double value) {
        this(value, ImmutableDoubleList.of());
    }

    /** Returns a value whose bootstrap samples are the raw ones, normalised. */
    static AlignmentValue of(double value, List<Double> rawBootstrap, DoubleUnaryOperator normalisation) {
        return new AlignmentValue(
                value,
                ImmutableDoubleList.of(rawBootstrap.stream()
                        .mapToDouble(Double::doubleValue)
                        .map(normalisation)
                        .toArray()));
    }

    /**
     * Returns the plain mean of the values and of each of their bootstrap samples.
     *
     * @param values at least one
     */
    public static AlignmentValue mean(List<AlignmentValue> values) {
        double sum = values.stream().mapToDouble(AlignmentValue::value).sum();
        return new AlignmentValue(
                sum / values.size(),
                meanOfSamples(values.stream().map(AlignmentValue::bootstrap).toList()));
    }

    /**
     * Returns the mean of each sample; empty unless all have the same number of samples, since others cannot be paired.
     */
    private static ImmutableDoubleList meanOfSamples(List<ImmutableDoubleList> samples) {
        int count = samples.get(0).size();
        if (samples.stream().anyMatch(other -> other.size() != count)) {
            return ImmutableDoubleList.of();
        }
        return ImmutableDoubleList.of(IntStream.range(0, count)
                .mapToDouble(
                        i -> samples.stream().mapToDouble(one -> one.get(i)).sum() / samples.size())
                .toArray());
    }
}
