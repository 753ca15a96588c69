package ventral.scorer.simulation;

/**
 * Feature maps of a stage: the response of each channel at each position of a square grid.
 *
 * @param values (channels, size, size), rows from the top
 */
@SuppressWarnings("ArrayRecordComponent")
record FeatureMaps(int channels, int size, double[] values) {

    FeatureMaps {
        if (values.length != channels * size * size) {
            throw new IllegalArgumentException(
                    "%d values for %d channels of %d by %d".formatted(values.length, channels, size, size));
        }
    }

    static FeatureMaps blank(int channels, int size) {
        return new FeatureMaps(channels, size, new double[channels * size * size]);
    }

    /** Returns the response at a position; beyond the border, that of the nearest border position. */
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

    double largest(int channel) {
        return largest(channel, 0, 0, size - 1);
    }

    /** Divides each response by {@code constant} plus the mean over channels at the same position (Heeger 1992). */
    FeatureMaps normalised(double constant) {
        FeatureMaps normalised = blank(channels, size);
        for (int place = 0; place < size * size; place++) {
            double sum = 0;
            for (int at = place; at < values.length; at += size * size) {
                sum += values[at];
            }
            for (int at = place; at < values.length; at += size * size) {
                normalised.values[at] = values[at] / (constant + sum / channels);
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
