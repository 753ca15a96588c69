package ventral.scorer.metric.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.scorer.metric.statistics.Pearson;
import ventral.scorer.metric.statistics.TrainTestSplit;
import ventral.scorer.testing.RandomMatrix;

class NeuronToNeuronTest {

    private static final int[] TRAIN = IntStream.range(0, 30).toArray();
    private static final int[] TEST = IntStream.range(30, 40).toArray();
    private static final int UNITS = 333;

    private final float[][] units = units();
    private final double[][] responses = RandomMatrix.normal(40, 2, 4);

    @Test
    void a_neuroid_that_a_unit_copies_is_given_that_unit() {
        neuroid(0, 250);
        neuroid(1, 7);
        assertThat(MostCorrelatedUnits.units(units, responses, TRAIN)).containsExactly(250, 7);
        assertThat(correlations()).containsExactly(new double[] {1, 1}, within(1e-12));
    }

    @Test
    void the_chosen_unit_is_the_one_that_correlates_most_on_the_train_rows() {
        double[][] train = rows(responses, TRAIN);
        int[] most = new int[2];
        for (int j = 0; j < 2; j++) {
            double best = -1;
            for (int unit = 0; unit < UNITS; unit++) {
                double r = Pearson.columns(column(unit, TRAIN), column(train, j))[0];
                if (r > best) {
                    best = r;
                    most[j] = unit;
                }
            }
        }
        assertThat(MostCorrelatedUnits.units(units, responses, TRAIN)).containsExactly(most);
        double expected = Pearson.columns(column(most[1], TEST), column(rows(responses, TEST), 1))[0];
        assertThat(correlations()[1]).isCloseTo(expected, within(1e-12));
    }

    @Test
    void of_units_that_are_equal_the_first_is_taken() {
        neuroid(0, 20);
        copyUnit(20, 15);
        copyUnit(20, 300);
        assertThat(MostCorrelatedUnits.units(units, responses, TRAIN)[0]).isEqualTo(15);
    }

    @Test
    void a_unit_that_goes_the_other_way_is_not_taken() {
        neuroid(0, 20);
        for (float[] row : units) {
            row[20] = -row[20];
        }
        assertThat(MostCorrelatedUnits.units(units, responses, TRAIN)[0]).isNotEqualTo(20);
    }

    @Test
    void units_that_are_constant_on_the_train_rows_are_passed_over() {
        for (int row : TRAIN) {
            for (int unit = 0; unit < UNITS; unit++) {
                units[row][unit] = unit == 9 ? units[row][9] : .1f;
            }
        }
        assertThat(MostCorrelatedUnits.units(units, responses, TRAIN)).containsExactly(9, 9);
    }

    @Test
    void a_neuroid_without_a_correlation_has_no_number() {
        for (double[] row : responses) {
            row[1] = .1;
        }
        assertThat(correlations()[0]).isNotNaN();
        assertThat(correlations()[1]).isNaN();
    }

    @Test
    void units_of_other_stimuli_are_refused() {
        assertThatThrownBy(() -> NeuronToNeuron.correlations(units, new double[3][2], List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40 stimuli and responses to 3");
    }

    private double[] correlations() {
        return NeuronToNeuron.correlations(units, responses, List.of(new TrainTestSplit(TRAIN, TEST)))
                .get(0);
    }

    private void neuroid(int neuroid, int unit) {
        for (int i = 0; i < units.length; i++) {
            responses[i][neuroid] = 5 + 2 * units[i][unit];
        }
    }

    private void copyUnit(int from, int to) {
        for (float[] row : units) {
            row[to] = row[from];
        }
    }

    private double[][] column(int unit, int[] rows) {
        return IntStream.of(rows)
                .mapToObj(row -> new double[] {units[row][unit]})
                .toArray(double[][]::new);
    }

    private static double[][] column(double[][] values, int j) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new double[] {values[i][j]})
                .toArray(double[][]::new);
    }

    private static double[][] rows(double[][] values, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> values[row]).toArray(double[][]::new);
    }

    private static float[][] units() {
        double[][] values = RandomMatrix.normal(40, UNITS, 3);
        float[][] units = new float[40][UNITS];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < UNITS; j++) {
                units[i][j] = (float) values[i][j];
            }
        }
        return units;
    }
}
