package ventral.scorer.metric.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.testing.RandomMatrix;

class PrincipalComponentsTest {

    private static final int[] STIMULI = IntStream.range(0, 7).toArray();
    private static final int[] CALIBRATION = IntStream.range(7, 19).toArray();

    @ParameterizedTest(name = "{1} components of {0} features")
    @CsvSource({"30, 1", "30, 4", "30, 11", "5, 3", "5, 5"})
    void products_are_those_of_projections_on_the_singular_vectors(int featureCount, int componentCount) {
        double[][] features = RandomMatrix.normal(19, featureCount, 1);
        double[] mean = IntStream.range(0, featureCount)
                .mapToDouble(k -> IntStream.of(CALIBRATION)
                        .mapToDouble(i -> features[i][k])
                        .average()
                        .orElseThrow())
                .toArray();
        DMatrixRMaj axes = rightSingularVectors(centred(features, CALIBRATION, mean), componentCount);
        DMatrixRMaj projections = new DMatrixRMaj(STIMULI.length, componentCount);
        CommonOps_DDRM.mult(centred(features, STIMULI, mean), axes, projections);
        DMatrixRMaj expected = new DMatrixRMaj(STIMULI.length, STIMULI.length);
        CommonOps_DDRM.multTransB(projections, projections, expected);

        GramMatrix whole = GramMatrix.of(features);
        double[][] found = PrincipalComponents.project(whole, STIMULI, CALIBRATION, componentCount)
                .products();
        for (int i = 0; i < 7; i++) {
            assertThat(found[i]).containsExactly(expected.get2DData()[i], within(1e-10));
        }
    }

    @Test
    void components_beyond_what_the_pictures_hold_are_left_out() {
        GramMatrix whole = GramMatrix.of(RandomMatrix.normal(19, 5, 1));
        double[][] all =
                PrincipalComponents.project(whole, STIMULI, CALIBRATION, 12).products();
        double[][] five =
                PrincipalComponents.project(whole, STIMULI, CALIBRATION, 5).products();
        assertThat(all).isDeepEqualTo(five);
    }

    @Test
    void pictures_that_are_all_alike_leave_nothing() {
        double[][] none = PrincipalComponents.project(new GramMatrix(new double[19][19]), STIMULI, CALIBRATION, 4)
                .products();
        assertThat(none).isDeepEqualTo(new double[7][7]);
    }

    @Test
    void more_components_than_pictures_are_refused() {
        GramMatrix whole = GramMatrix.of(RandomMatrix.normal(19, 5, 1));
        assertThatThrownBy(() -> PrincipalComponents.project(whole, STIMULI, CALIBRATION, 13))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13 components of 12 images");
    }

    private static DMatrixRMaj centred(double[][] features, int[] rows, double[] mean) {
        return new DMatrixRMaj(IntStream.of(rows)
                .mapToObj(i -> IntStream.range(0, mean.length)
                        .mapToDouble(k -> features[i][k] - mean[k])
                        .toArray())
                .toArray(double[][]::new));
    }

    /** Returns the right singular vectors of the largest singular values, in columns. */
    private static DMatrixRMaj rightSingularVectors(DMatrixRMaj matrix, int count) {
        var decomposition = DecompositionFactory_DDRM.svd(true, true, true);
        assertThat(decomposition.decompose(matrix.copy())).isTrue();
        DMatrixRMaj v = decomposition.getV(null, false);
        SingularOps_DDRM.descendingOrder(decomposition.getU(null, false), false, decomposition.getW(null), v, false);
        return CommonOps_DDRM.extract(v, 0, v.numRows, 0, count);
    }
}
