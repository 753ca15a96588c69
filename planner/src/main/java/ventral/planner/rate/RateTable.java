package ventral.planner.rate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds values of rates, each with its source. */
public record RateTable(List<RateEntry> entries) {

    /**
     * Holds one value.
     *
     * @param imageSize width and height in pixels; 0 if the rate does not depend on it
     * @param source where the value was measured, or that it is assumed
     */
    public record RateEntry(Rate rate, int imageSize, double value, String source) {

        public RateEntry {
            if (rate.isBySize() == (imageSize == 0)) {
                throw new IllegalArgumentException("%s: invalid image size %d pixels".formatted(rate.id(), imageSize));
            }
        }
    }

    public RateTable {
        entries = List.copyOf(entries);
    }

    /**
     * Returns all values for images of one size.
     *
     * @param own values that override those of this table
     * @throws IllegalArgumentException if a rate has no value; the message says how to set one
     */
    public RateValues of(int imageSize, Map<Rate, Double> own) {
        Map<Rate, Double> values = new EnumMap<>(Rate.class);
        for (Rate rate : Rate.values()) {
            Double given = own.get(rate);
            values.put(rate, given != null ? given : value(rate, imageSize));
        }
        return new RateValues(values);
    }

    private double value(Rate rate, int imageSize) {
        return find(rate, rate.isBySize() ? imageSize : 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no value for images of %d pixels, only for %s: set one with --rate %s=N"
                                .formatted(rate.id(), imageSize, sizes(rate), rate.id())))
                .value();
    }

    private Optional<RateEntry> find(Rate rate, int imageSize) {
        return entries.stream()
                .filter(entry -> entry.rate() == rate && entry.imageSize() == imageSize)
                .findFirst();
    }

    private List<Integer> sizes(Rate rate) {
        return entries.stream()
                .filter(entry -> entry.rate() == rate)
                .map(RateEntry::imageSize)
                .toList();
    }
}
