package ventral.benchmarks.score;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ventral.scorer.metric.statistics.CrossValidation;

/**
 * One rung of the ladder of sizes.
 *
 * @param featureCount features of each layer
 */
record MemoryRung(int stimulusCount, int featureCount, int layerCount) {

    private static final String SEPARATOR = "x";
    private static final int MINIMUM_STIMULI = 40;

    /** Splits with .9 of the stimuli for training, as benchmarks have them. */
    private static final CrossValidation SPLITS = new CrossValidation(10, .9);

    MemoryRung {
        if (stimulusCount < MINIMUM_STIMULI || featureCount < 1 || layerCount < 1) {
            throw new IllegalArgumentException("%dx%dx%d needs at least %d stimuli, 1 feature and 1 layer"
                    .formatted(stimulusCount, featureCount, layerCount, MINIMUM_STIMULI));
        }
    }

    static CrossValidation splits() {
        return SPLITS;
    }

    int trainCount() {
        return SPLITS.shuffled(stimulusCount).get(0).train().length;
    }

    /** Returns the size of all layers' features in single precision, as a network outputs them. */
    long featureBytes() {
        return (long) layerCount * stimulusCount * featureCount * Float.BYTES;
    }

    /**
     * Returns the memory that scikit-learn needs at least for one split of one layer, with the features of all layers
     * in memory: the train rows as they are selected, their copy in double precision, and either the matrix of this
     * size that each component subtracts from the copy, or the coefficients, of which the last expressions hold three.
     */
    long peerBytes(int neuroidCount) {
        long selected = (long) trainCount() * featureCount * Float.BYTES;
        long copy = (long) trainCount() * featureCount * Double.BYTES;
        long coefficients = (long) featureCount * neuroidCount * Double.BYTES;
        return featureBytes() + selected + copy + Math.max(copy, 3 * coefficients);
    }

    /** Returns the rung as it is written on the command line. */
    @Override
    public String toString() {
        return stimulusCount + SEPARATOR + featureCount + SEPARATOR + layerCount;
    }

    /** Converts rungs such as {@code 3200x4096x16} or, with one layer, {@code 3200x4096}. */
    static final class Converter implements ITypeConverter<MemoryRung> {

        @Override
        public MemoryRung convert(String value) {
            String[] numbers = value.split(SEPARATOR, -1);
            if (numbers.length != 2 && numbers.length != 3) {
                throw refused(value);
            }
            try {
                return new MemoryRung(
                        Integer.parseInt(numbers[0]),
                        Integer.parseInt(numbers[1]),
                        numbers.length == 2 ? 1 : Integer.parseInt(numbers[2]));
            } catch (NumberFormatException e) {
                throw refused(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }

        private static TypeConversionException refused(String value) {
            return new TypeConversionException(
                    "invalid rung '%s': must be STIMULIxFEATURES or STIMULIxFEATURESxLAYERS, such as 3200x4096x16"
                            .formatted(value));
        }
    }
}
