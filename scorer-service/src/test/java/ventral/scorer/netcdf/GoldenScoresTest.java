package ventral.scorer.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ventral.scorer.netcdf.GoldenRegion.SPLITS;
import static ventral.scorer.netcdf.GoldenRegion.doubles;
import static ventral.scorer.netcdf.GoldenRegion.ints;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.ceiling.SplitHalfReliability;
import ventral.scorer.djl.FeatureMatrix;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.regression.CrossValidatedRegression;
import ventral.scorer.metric.regression.PlsRegression;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.metric.statistics.Pearson;
import ventral.scorer.metric.statistics.TrainTestSplit;

/** Compares scores with those that scikit-learn computed from files in Brain-Score's format. */
class GoldenScoresTest {

    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"fz-small, V1", "fz-small, V2", "hvm-small, V4", "hvm-small, IT"})
    void splits_ceiling_and_every_correlation_are_those_of_scikit_learn(String set, Region region) throws IOException {
        GoldenRegion golden = GoldenRegion.read(set, region);
        JsonNode expected = golden.expected();
        NeuralAssembly assembly = golden.assembly();
        MeanResponses responses = assembly.mean();
        assertThat(responses.values()[0]).containsExactly(doubles(expected.get("target_first_row")), within(1e-12));

        List<TrainTestSplit> splits = golden.splits(responses);
        for (int s = 0; s < SPLITS; s++) {
            assertThat(splits.get(s).train()).containsExactly(ints(expected.at("/splits/" + s + "/train")));
            assertThat(splits.get(s).test()).containsExactly(ints(expected.at("/splits/" + s + "/test")));
        }

        MetricScore ceiling = SplitHalfReliability.of(assembly, Pearson::columns);
        assertThat(ceiling.value()).isCloseTo(expected.at("/ceiling/center").asDouble(), within(1e-9));
        assertThat(ceiling.standardError())
                .isCloseTo(expected.at("/ceiling/error").asDouble(), within(1e-9));

        double worst = 0;
        for (Map.Entry<String, JsonNode> layer : expected.get("layers").properties()) {
            GramMatrix features = GramMatrix.of(golden.features(layer.getKey(), responses.stimulusIds()));
            List<double[]> found =
                    CrossValidatedRegression.correlations(new PlsRegression(25), features, responses.values(), splits);
            worst = Math.max(worst, largestDifference(found, layer.getValue()));
            MetricScore score = MetricScore.of(found);
            assertThat(score.value()).isCloseTo(layer.getValue().get("center").asDouble(), within(TOLERANCE));
            assertThat(score.standardError())
                    .isCloseTo(layer.getValue().get("error").asDouble(), within(TOLERANCE));
        }
        System.out.printf("%s %s: largest difference of a correlation %.1e%n", set, region, worst);
        assertThat(worst).isLessThan(TOLERANCE);
    }

    /** The layer has 48 features of 120 stimuli, so that the features themselves are stored. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Region.class,
            names = {"V4", "IT"})
    void correlations_with_stored_features_are_those_of_scikit_learn(Region region) throws IOException {
        GoldenRegion golden = GoldenRegion.read("hvm-small", region);
        MeanResponses responses = golden.assembly().mean();
        double[][] rows = golden.features("layer3", responses.stimulusIds());
        try (FeatureMatrix features = new FeatureMatrix(flat(rows), rows.length, 1)) {
            GramMatrix products = features.products();
            assertThat(products.source().stored()).isPresent();
            List<double[]> found = CrossValidatedRegression.correlations(
                    new PlsRegression(25), products, responses.values(), golden.splits(responses));
            double worst = largestDifference(found, golden.expected().at("/layers/layer3"));
            System.out.printf("%s, stored: largest difference of a correlation %.1e%n", region, worst);
            assertThat(worst).isLessThan(TOLERANCE);
        }
    }

    private static double largestDifference(List<double[]> found, JsonNode layer) {
        double worst = 0;
        for (int s = 0; s < SPLITS; s++) {
            double[] wanted = doubles(layer.at("/r/" + s));
            for (int j = 0; j < wanted.length; j++) {
                worst = Math.max(worst, Math.abs(found.get(s)[j] - wanted[j]));
            }
        }
        return worst;
    }

    private static FloatBuffer flat(double[][] rows) {
        FloatBuffer flat = FloatBuffer.allocate(rows.length * rows[0].length);
        for (double[] row : rows) {
            for (double value : row) {
                flat.put((float) value);
            }
        }
        return flat.flip();
    }
}
