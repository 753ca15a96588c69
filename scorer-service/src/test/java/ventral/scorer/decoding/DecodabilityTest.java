package ventral.scorer.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.CrossValidation;
import ventral.scorer.metric.statistics.TrainTestSplit;
import ventral.scorer.testing.RandomMatrix;

class DecodabilityTest {

    private static final int STIMULI = 120;

    private final double[][] features = RandomMatrix.normal(STIMULI, 6, 1);
    private final GramMatrix products = GramMatrix.of(features);
    private final List<TrainTestSplit> splits = new CrossValidation(10, .8).shuffled(STIMULI);
    private final double[] latent =
            Arrays.stream(features).mapToDouble(row -> 30 + 2 * row[0] - row[3]).toArray();
    private final List<String> labels = IntStream.range(0, STIMULI)
            .mapToObj(i -> List.of("face", "house", "tool").get(i % 3))
            .toList();

    @Test
    void a_latent_that_is_linear_in_the_features_is_read_perfectly() {
        Decodability decoded = LatentDecodability.of(products, latent, splits);
        assertThat(decoded.value()).isCloseTo(1, within(1e-6));
        assertThat(decoded.splitValues()).hasSize(10);
    }

    @Test
    void noise_is_what_keeps_a_latent_from_being_read() {
        double[][] noise = RandomMatrix.normal(STIMULI, 1, 2);
        double[] noisy = IntStream.range(0, STIMULI)
                .mapToDouble(i -> latent[i] + Math.sqrt(5) * noise[i][0])
                .toArray();
        assertThat(LatentDecodability.of(products, noisy, splits).value()).isCloseTo(.5, within(.15));
    }

    @Test
    void a_latent_that_was_shuffled_is_not_read() {
        double[] shuffled = shuffled(Arrays.stream(latent).boxed().toList()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        assertThat(LatentDecodability.of(products, shuffled, splits).value()).isLessThan(.05);
    }

    @Test
    void a_latent_is_read_as_well_in_other_units() {
        double[][] noise = RandomMatrix.normal(STIMULI, 1, 2);
        double[] metres = IntStream.range(0, STIMULI)
                .mapToDouble(i -> latent[i] + noise[i][0])
                .toArray();
        double[] kilometres = Arrays.stream(metres).map(x -> x / 1000).toArray();
        GramMatrix larger = GramMatrix.of(Arrays.stream(features)
                .map(row -> Arrays.stream(row).map(x -> 1e4 * x).toArray())
                .toArray(double[][]::new));
        double expected = LatentDecodability.of(products, metres, splits).value();
        assertThat(LatentDecodability.of(larger, kilometres, splits).value()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void more_features_than_stimuli_do_not_matter() {
        double[][] many = RandomMatrix.normal(STIMULI, 400, 5);
        for (int i = 0; i < STIMULI; i++) {
            many[i][0] = 20 * (latent[i] - 30);
        }
        assertThat(LatentDecodability.of(GramMatrix.of(many), latent, splits).value())
                .isGreaterThan(.8);
    }

    /**
     * Expected values were computed by scikit-learn 1.x: RidgeCV(alphas=10^(-7..3, two per decade)) on each group's
     * features, divided by the square root of their summed variance, with errors and distances from the group's mean
     * summed over groups. The largest difference from them is 1.4e-9.
     */
    @Test
    void a_latent_whose_code_differs_between_objects_is_read_within_each_as_scikit_learn_reads_it() {
        int count = 90;
        double[][] own = new double[count][4];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < 4; k++) {
                own[i][k] = Math.sin(1.7 * i + 2.3 * k + .1 * i * k);
            }
            values[i] = (i % 3 - 1) * own[i][0] + .5 * own[i][2] + .3 * Math.cos(5.3 * i);
        }
        List<String> objects =
                IntStream.range(0, count).mapToObj(i -> "object" + i % 3).toList();
        List<TrainTestSplit> fifths = IntStream.range(0, 5)
                .mapToObj(s -> new TrainTestSplit(
                        IntStream.range(0, count).filter(i -> i / 3 % 5 != s).toArray(),
                        IntStream.range(0, count).filter(i -> i / 3 % 5 == s).toArray()))
                .toList();
        GramMatrix gram = GramMatrix.of(own);
        Decodability decoded = LatentDecodability.within(gram, values, objects, fifths);
        assertThat(decoded.splitValues())
                .containsExactly(
                        new double[] {
                            0.8997075809387467,
                            0.8182855251162772,
                            0.8791540191080348,
                            0.8662860473636281,
                            0.8649499902921064
                        },
                        within(1e-8));
        assertThat(LatentDecodability.of(gram, values, fifths).value()).isLessThan(0);
    }

    @Test
    void the_error_of_a_mean_is_the_deviation_of_its_splits_by_the_root_of_their_count() {
        Decodability decoded = Decodability.of(new double[] {.2, .4});
        assertThat(decoded.value()).isCloseTo(.3, within(1e-12));
        assertThat(decoded.standardError()).isCloseTo(.1 / Math.sqrt(2), within(1e-12));
    }

    @Test
    void blobs_that_lie_apart_are_all_named() {
        double[][] blobs = new double[STIMULI][];
        for (int i = 0; i < STIMULI; i++) {
            blobs[i] = features[i].clone();
            blobs[i][i % 3] += 50;
        }
        LabelDecodability decoded = LabelDecodability.of(GramMatrix.of(blobs), labels, splits);
        assertThat(decoded.accuracy().value()).isEqualTo(1);
        assertThat(decoded.accuracy().standardError()).isZero();
        assertThat(decoded.chance()).isCloseTo(1 / 3., within(1e-12));
    }

    @Test
    void labels_that_say_nothing_of_the_features_are_named_by_chance() {
        LabelDecodability decoded = LabelDecodability.of(products, shuffled(labels), splits);
        assertThat(decoded.accuracy().value()).isCloseTo(decoded.chance(), within(.1));
    }

    @Test
    void chance_is_the_share_of_the_most_common_label() {
        List<String> mostlyFaces = IntStream.range(0, STIMULI)
                .mapToObj(i -> i % 4 == 0 ? "tool" : "face")
                .toList();
        assertThat(LabelDecodability.of(products, mostlyFaces, splits).chance()).isEqualTo(.75);
    }

    @Test
    void features_that_do_not_vary_say_nothing() {
        GramMatrix alike = GramMatrix.of(new double[STIMULI][3]);
        assertThat(LatentDecodability.of(alike, latent, splits).value()).isLessThanOrEqualTo(0);
        assertThat(LabelDecodability.of(alike, labels, splits).accuracy().value())
                .isLessThan(.5);
    }

    @Test
    void what_cannot_be_judged_is_refused() {
        assertThatThrownBy(() -> LatentDecodability.of(products, new double[STIMULI], splits))
                .hasMessageContaining("split 0 are all 0.0");
        assertThatThrownBy(() -> LatentDecodability.of(products, new double[] {1, Double.NaN}, splits))
                .hasMessageContaining("stimulus 1 is NaN");
        assertThatThrownBy(() -> LatentDecodability.of(products, new double[] {1, 2}, splits))
                .hasMessageContaining("2 stimuli");
        assertThatThrownBy(() -> LabelDecodability.of(products, Collections.nCopies(STIMULI, "face"), splits))
                .hasMessageContaining("face");
        assertThatThrownBy(() -> LatentDecodability.of(products, latent, List.of()))
                .hasMessageContaining("no split");
        assertThatThrownBy(() -> LatentDecodability.within(products, new double[STIMULI], labels, splits))
                .hasMessageContaining("split 0 do not differ within any group");
    }

    private static <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(3));
        return shuffled;
    }
}
