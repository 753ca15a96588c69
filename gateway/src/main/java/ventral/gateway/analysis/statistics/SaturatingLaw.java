package ventral.gateway.analysis.statistics;

import java.util.OptionalDouble;

/**
 * Describes a curve that levels off: value = level - gap * (imageCount / firstImageCount)^-exponent. Written as 1 -
 * value = E + A (imageCount / 10^4)^-exponent, it is the law of Gokce and Schrimpf (2025, arXiv 2411.05712): E = 1 -
 * level and A = gap * (10^4 / firstImageCount)^-exponent.
 *
 * @param level limit of the values
 * @param gap level less the value at {@code firstImageCount}, positive
 * @param exponent positive
 * @param firstImageCount the smallest dataset
 */
public record SaturatingLaw(double level, double gap, double exponent, double firstImageCount) {

    public SaturatingLaw {
        if (!Double.isFinite(level) || !(gap > 0) || !(exponent > 0) || !(firstImageCount > 0)) {
            throw new IllegalArgumentException("invalid saturating law: level %s, gap %s, exponent %s, from %s images"
                    .formatted(level, gap, exponent, firstImageCount));
        }
    }

    /** Returns the height at a dataset size. */
    public double at(double imageCount) {
        return level - gap * Math.pow(imageCount / firstImageCount, -exponent);
    }

    /** Returns the dataset size at which the curve reaches a value; empty if the value is not below the level. */
    public OptionalDouble imageCount(double value) {
        return value >= level
                ? OptionalDouble.empty()
                : OptionalDouble.of(firstImageCount * Math.pow(gap / (level - value), 1 / exponent));
    }
}
