package ventral.scorer.metric.similarity;

import static org.ejml.dense.row.CommonOps_DDRM.mult;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Finds the unit with the highest correlation with each neuroid. Units are processed in blocks, so that their
 * activations are never all held as doubles.
 *
 * @param correlations of each neuroid with its unit
 * @param units index of each neuroid's unit, the first of equals; -1 if no correlation is a number
 */
@SuppressWarnings("ArrayRecordComponent")
record MostCorrelatedUnits(double[] correlations, int[] units) {

    private static final int UNITS_AT_A_TIME = 64;

    /**
     * Returns the unit of each neuroid, found on some rows.
     *
     * @param units (stimuli, units)
     * @param responses (stimuli, neuroids)
     */
    static int[] units(float[][] units, double[][] responses, int[] rows) {
        DMatrixRMaj targets = standardised(responses, rows);
        int count = units[0].length;
        return IntStream.range(0, (count + UNITS_AT_A_TIME - 1) / UNITS_AT_A_TIME)
                .parallel()
                .map(block -> block * UNITS_AT_A_TIME)
                .mapToObj(first -> among(
                        first, standardised(units, rows, first, Math.min(count, first + UNITS_AT_A_TIME)), targets))
                .reduce(none(targets.numCols), MostCorrelatedUnits::better)
                .units();
    }

    private static MostCorrelatedUnits none(int neuroids) {
        double[] correlations = new double[neuroids];
        Arrays.fill(correlations, Double.NEGATIVE_INFINITY);
        int[] units = new int[neuroids];
        Arrays.fill(units, -1);
        return new MostCorrelatedUnits(correlations, units);
    }

    private static MostCorrelatedUnits among(int first, DMatrixRMaj units, DMatrixRMaj targets) {
        DMatrixRMaj r = new DMatrixRMaj(units.numRows, targets.numCols);
        mult(units, targets, r);
        MostCorrelatedUnits best = none(targets.numCols);
        for (int i = 0; i < r.numRows; i++) {
            for (int j = 0; j < r.numCols; j++) {
                if (r.get(i, j) > best.correlations[j]) {
                    best.correlations[j] = r.get(i, j);
                    best.units[j] = first + i;
                }
            }
        }
        return best;
    }

    private MostCorrelatedUnits better(MostCorrelatedUnits later) {
        double[] best = correlations.clone();
        int[] chosen = units.clone();
        for (int j = 0; j < best.length; j++) {
            if (later.correlations[j] > best[j]) {
                best[j] = later.correlations[j];
                chosen[j] = later.units[j];
            }
        }
        return new MostCorrelatedUnits(best, chosen);
    }

    /** Returns standardised responses, (rows, neuroids). */
    private static DMatrixRMaj standardised(double[][] responses, int[] rows) {
        DMatrixRMaj targets = new DMatrixRMaj(rows.length, responses[0].length);
        for (int j = 0; j < targets.numCols; j++) {
            int neuroid = j;
            double[] values = standardised(Arrays.stream(rows)
                    .mapToDouble(row -> responses[row][neuroid])
                    .toArray());
            for (int i = 0; i < values.length; i++) {
                targets.set(i, j, values[i]);
            }
        }
        return targets;
    }

    /** Returns standardised activations, (units, rows). */
    private static DMatrixRMaj standardised(float[][] units, int[] rows, int from, int to) {
        double[][] values = new double[to - from][rows.length];
        for (int i = 0; i < rows.length; i++) {
            float[] row = units[rows[i]];
            for (int unit = from; unit < to; unit++) {
                values[unit - from][i] = row[unit];
            }
        }
        return new DMatrixRMaj(
                Arrays.stream(values).map(MostCorrelatedUnits::standardised).toArray(double[][]::new));
    }

    /**
     * Scales values to mean 0 and norm 1. Constant values give NaN; rounding of the mean would hide that they are
     * constant.
     */
    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        boolean isConstant = Arrays.stream(values).allMatch(value -> value == values[0]);
        double length = isConstant ? Double.NaN : Math.sqrt(squares);
        double[] result = values.clone();
        Arrays.setAll(result, i -> (values[i] - mean) / length);
        return result;
    }
}
