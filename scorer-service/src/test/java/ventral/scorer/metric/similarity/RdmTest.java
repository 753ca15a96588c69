package ventral.scorer.metric.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.Ranks;
import ventral.scorer.testing.RandomMatrix;

class RdmTest {

    @Test
    void stimuli_of_opposite_features_are_2_apart() {
        Rdm rdm = Rdm.of(new double[][] {{1, 2}, {1, 2}, {4, 3}, {4, 3}});
        double[][] expected = {{0, 0, 2, 2}, {0, 0, 2, 2}, {2, 2, 0, 0}, {2, 2, 0, 0}};
        for (int i = 0; i < 4; i++) {
            assertThat(rdm.dissimilarities()[i]).containsExactly(expected[i], within(1e-12));
        }
    }

    @Test
    void inner_products_and_sums_are_as_good_as_features() {
        double[][] features = RandomMatrix.normal(12, 30, 1);
        for (double[] row : features) {
            Arrays.setAll(row, k -> row[k] + 3);
        }
        double[][] products = new double[12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                for (int k = 0; k < 30; k++) {
                    products[i][j] += features[i][k] * features[j][k];
                }
            }
        }
        double[] sums = Arrays.stream(features)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        Rdm found = Rdm.of(new GramMatrix(products), sums, 30);
        for (int i = 0; i < 12; i++) {
            assertThat(found.dissimilarities()[i])
                    .containsExactly(Rdm.of(features).dissimilarities()[i], within(1e-12));
        }
    }

    @Test
    void equal_dissimilarities_share_their_rank() {
        // scipy.stats.spearmanr([1, 2, 2, 3, 4, 4], [1, 3, 2, 2, 5, 6])
        Rdm one = ofTriangle(1, 2, 2, 3, 4, 4);
        Rdm other = ofTriangle(1, 3, 2, 2, 5, 6);
        assertThat(one.similarity(other)).isCloseTo(0.8508410434878082, within(1e-12));
    }

    @Test
    void ranks_are_counted_from_one_and_a_zero_has_no_sign() {
        assertThat(Ranks.of(new double[] {5, 0., -0., 7, 5, 5})).containsExactly(4, 1.5, 1.5, 6, 4, 4);
    }

    @Test
    void any_growing_function_of_dissimilarities_is_the_same_order() {
        Rdm rdm = Rdm.of(RandomMatrix.normal(8, 5, 1));
        double[][] cubed = Arrays.stream(rdm.dissimilarities())
                .map(row -> Arrays.stream(row).map(x -> x * x * x).toArray())
                .toArray(double[][]::new);
        assertThat(rdm.similarity(new Rdm(cubed))).isCloseTo(1, within(1e-12));
    }

    @Test
    void dissimilarities_that_are_all_equal_are_like_none() {
        assertThat(ofTriangle(1, 1, 1, 1, 1, 1).similarity(ofTriangle(1, 2, 3, 4, 5, 6)))
                .isNaN();
    }

    @Test
    void a_mean_is_taken_cell_by_cell() {
        Rdm mean = Rdm.mean(List.of(ofTriangle(1, 2, 3, 4, 5, 6), ofTriangle(3, 2, 1, 0, 1, 2)));
        assertThat(mean.dissimilarities())
                .isDeepEqualTo(ofTriangle(2, 2, 2, 2, 3, 4).dissimilarities());
        assertThatThrownBy(() -> Rdm.mean(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void some_stimuli_are_taken_in_the_order_that_they_are_named_in() {
        Rdm some = ofTriangle(1, 2, 3, 4, 5, 6).rows(new int[] {3, 0, 2});
        assertThat(some.dissimilarities()).isDeepEqualTo(new double[][] {{0, 3, 6}, {3, 0, 2}, {6, 2, 0}});
    }

    @Test
    void a_cell_that_is_unlike_its_mirror_image_is_named() {
        double[][] cells = ofTriangle(1, 2, 3, 4, 5, 6).dissimilarities();
        cells[3][1] += 1e-7;
        assertThat(new Rdm(cells)).isNotNull();
        cells[3][1] += 1e-5;
        assertThatThrownBy(() -> new Rdm(cells)).hasMessageContaining("[3, 1]");
    }

    @Test
    void a_cell_that_is_not_finite_is_named() {
        double[][] cells = ofTriangle(1, 2, 3, 4, 5, 6).dissimilarities();
        cells[2][1] = Double.NaN;
        assertThatThrownBy(() -> new Rdm(cells)).hasMessageContaining("[2, 1]").hasMessageContaining("NaN");
    }

    @Test
    void what_is_not_a_matrix_of_three_stimuli_is_refused() {
        assertThatThrownBy(() -> new Rdm(new double[2][2])).hasMessageContaining("2 stimuli");
        assertThatThrownBy(() -> new Rdm(new double[4][3])).hasMessageContaining("3 in row 0");
        assertThatThrownBy(() -> ofTriangle(1, 2, 3, 4, 5, 6).similarity(new Rdm(new double[3][3])))
                .hasMessageContaining("of 4 stimuli and of 3");
    }

    @Test
    void a_stimulus_of_which_all_features_are_equal_is_named() {
        double[][] features = RandomMatrix.normal(4, 3, 1);
        Arrays.fill(features[2], .1);
        assertThatThrownBy(() -> Rdm.of(features)).hasMessageContaining("row 2");
    }

    @Test
    void sums_of_other_stimuli_are_refused() {
        assertThatThrownBy(() -> Rdm.of(new GramMatrix(new double[4][4]), new double[3], 7))
                .hasMessageContaining("3 sums");
    }

    /** Creates a matrix of four stimuli from the elements above the diagonal. */
    private static Rdm ofTriangle(double... cells) {
        double[][] square = new double[4][4];
        int next = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                square[i][j] = cells[next];
                square[j][i] = cells[next++];
            }
        }
        return new Rdm(square);
    }
}
