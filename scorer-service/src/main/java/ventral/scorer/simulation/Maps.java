package ventral.scorer.simulation;

import java.util.function.DoubleUnaryOperator;

/**
 * What a stage makes of a picture: each channel's answer at each place of a square grid.
 *
 * @param values (channels, size, size), places by row from the top
 */
@SuppressWarnings("ArrayRecordComponent")
record Maps(int channels, int size, double[] values) {

    Maps {
        if (values.length != channels * size * size) {
            throw new IllegalArgumentException(
                    "%d values for %d channels of %d by %d".formatted(values.length, channels, size, size));
        }
    }

    static Maps blank(int channels, int size) {
        return new Maps(channels, size, new double[channels * size * size]);
    }

    /** The answer at a place; beyond the border, that of the nearest place on it. */
    double at(int channel, int y, int x) {
        return values[index(channel, inside(y), inside(x))];
    }

    void set(int channel, int y, int x, double value) {
        values[index(channel, y, x)] = value;
    }

    double largest(int channel, int y, int x, int reach) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                largest = Math.max(largest, at(channel, y + dy, x + dx));
            }
        }
        return largest;
    }

    double mean(int channel) {
        double sum = 0;
        for (int i = 0; i < size * size; i++) {
            sum += values[channel * size * size + i];
        }
        return sum / (size * size);
    }

    /**
     * Each channel's answer divided by {@code constant} and the mean of all channels' at the same place (Heeger 1992).
     *
     * @param before applied to each answer, such as a rectifier
     */
    Maps normalised(DoubleUnaryOperator before, double constant) {
        Maps normalised = blank(channels, size);
        for (int place = 0; place < size * size; place++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                int at = channel * size * size + place;
                normalised.values[at] = before.applyAsDouble(values[at]);
                sum += normalised.values[at];
            }
            for (int channel = 0; channel < channels; channel++) {
                normalised.values[channel * size * size + place] /= constant + sum / channels;
            }
        }
        return normalised;
    }

    private int index(int channel, int y, int x) {
        return (channel * size + y) * size + x;
    }

    private int inside(int place) {
        return Math.min(Math.max(place, 0), size - 1);
    }
}
