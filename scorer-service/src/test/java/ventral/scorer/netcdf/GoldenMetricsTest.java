package ventral.scorer.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.Region;
import ventral.scorer.metric.algebra.EffectiveDimensionality;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.regression.Regression;
import ventral.scorer.metric.regression.ReversePls;
import ventral.scorer.metric.regression.Ridge;
import ventral.scorer.metric.regression.RidgeCv;
import ventral.scorer.metric.similarity.Cka;
import ventral.scorer.metric.similarity.NeuronToNeuron;
import ventral.scorer.metric.similarity.Rdm;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.metric.statistics.Pearson;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Compares metrics other than PLS with values of numpy, scipy and scikit-learn. The golden values of ridge were
 * computed in single precision, like the features. The values beside the layer's name were also computed in double
 * precision by scikit-learn 1.2.1. The reference adds 1e-12 to the denominator of the unbiased alignment, which affects
 * small responses.
 */
class GoldenMetricsTest {

    private static final Offset<Double> SINGLE = within(1e-7);
    private static final Offset<Double> DOUBLE = within(1e-12);

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "fz-small, V1, layer1, 0.4152378924012468, 0.4152378924012493, 0.3048792994990182",
        "fz-small, V1, layer2, 0.39125880469381824, 0.38739157522968143, 0.2225014126486871",
        "fz-small, V2, layer1, 0.529065555632855, 0.5235175207565467, 0.29003727409635915",
        "fz-small, V2, layer2, 0.38184279857857467, 0.43789381913744957, 0.12922769229539194",
        "hvm-small, V4, layer1, 0.5853809806317138, 0.5853809806317136, 0.32963749566759515",
        "hvm-small, V4, layer2, 0.432975972264144, 0.43297597226414375, 0.2250027863950212",
        "hvm-small, V4, layer3, 0.17471259493008512, 0.16853628389941402, 0.08177870916738687",
        "hvm-small, IT, layer1, 0.5684338524515901, 0.5684338524515906, 0.3266597132497059",
        "hvm-small, IT, layer2, 0.4390707646383361, 0.4390707646383367, 0.2801683555659813",
        "hvm-small, IT, layer3, 0.18866455450389508, 0.19117007246325354, 0.1187056095638724"
    })
    void metrics_are_those_of_the_reference(
            String set, Region region, String layer, double ridge, double ridgeCv, double neuronToNeuron)
            throws IOException {
        GoldenRegion golden = GoldenRegion.read(set, region);
        JsonNode expected = golden.expected().at("/layers/" + layer);
        MeanResponses measured = golden.assembly().mean();
        double[][] responses = measured.values();
        List<TrainTestSplit> splits = golden.splits(measured);
        double[][] rows = golden.features(layer, measured.stimulusIds());
        GramMatrix features = GramMatrix.of(rows);
        GramMatrix neuroids = GramMatrix.of(responses);

        MetricScore found = consistency(new Ridge(1), features, responses, splits);
        assertThat(found.value()).isCloseTo(ridge, DOUBLE);
        assertThat(found.value())
                .isCloseTo(expected.at("/ridge_cv_alpha1/center").asDouble(), SINGLE);
        assertThat(found.standardError())
                .isCloseTo(expected.at("/ridge_cv_alpha1/error").asDouble(), SINGLE);
        assertThat(consistency(RidgeCv.brainScore(), features, responses, splits)
                        .value())
                .isCloseTo(ridgeCv, DOUBLE);
        assertThat(MetricScore.of(NeuronToNeuron.correlations(toFloats(rows), responses, splits))
                        .value())
                .isCloseTo(neuronToNeuron, DOUBLE);

        assertThat(Cka.biased(features, neuroids))
                .isCloseTo(expected.get("cka_biased").asDouble(), DOUBLE);
        assertThat(Cka.unbiased(features, neuroids))
                .isCloseTo(expected.get("cka_unbiased").asDouble(), within(1e-9));
        assertThat(Rdm.of(rows).similarity(Rdm.of(responses)))
                .isCloseTo(expected.get("rdm").asDouble(), DOUBLE);
    }

    /**
     * Expected values were computed by scikit-learn 1.9.1 and numpy 2.4.6: PLSRegression(25, scale=False) fitted from
     * the responses to the features of each split, the mean of the medians of Pearson's r; and (sum v)^2 / sum v^2 of
     * eigvalsh(cov(features)).
     */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "fz-small, V2, layer1, 0.3815168492345199, 7.957302526108582",
        "fz-small, V2, layer2, 0.1732581754336513, 18.334270346749573",
        "hvm-small, V4, layer1, 0.4496267468301351, 17.093142628022726",
        "hvm-small, V4, layer2, 0.1989335672228588, 30.648644114455983",
        "hvm-small, V4, layer3, 0.023598927113313822, 22.13008592820599",
        "hvm-small, IT, layer1, 0.4611876875175785, 17.093142628022726",
        "hvm-small, IT, layer2, 0.20960876214515797, 30.648644114455983",
        "hvm-small, IT, layer3, 0.04668396316066754, 22.13008592820599"
    })
    void predictions_of_units_and_dimensions_of_features_are_those_of_the_reference(
            String set, Region region, String layer, double reverse, double dimensionality) throws IOException {
        GoldenRegion golden = GoldenRegion.read(set, region);
        MeanResponses measured = golden.assembly().mean();
        double[][] rows = golden.features(layer, measured.stimulusIds());
        MetricScore found =
                MetricScore.of(ReversePls.correlations(toFloats(rows), measured.values(), golden.splits(measured)));
        assertThat(found.value()).isCloseTo(reverse, DOUBLE);
        assertThat(EffectiveDimensionality.of(GramMatrix.of(rows))).isCloseTo(dimensionality, within(1e-9));
    }

    private static MetricScore consistency(
            Regression regression, GramMatrix features, double[][] responses, List<TrainTestSplit> splits) {
        List<double[][]> predicted = regression.predict(features, responses, splits);
        return MetricScore.of(IntStream.range(0, splits.size())
                .mapToObj(s -> {
                    double[][] measured = Arrays.stream(splits.get(s).test())
                            .mapToObj(row -> responses[row])
                            .toArray(double[][]::new);
                    return Pearson.columns(predicted.get(s), measured);
                })
                .toList());
    }

    private static float[][] toFloats(double[][] rows) {
        float[][] floats = new float[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                floats[i][k] = (float) rows[i][k];
            }
        }
        return floats;
    }
}
