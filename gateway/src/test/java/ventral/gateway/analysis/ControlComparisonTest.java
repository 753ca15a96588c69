package ventral.gateway.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.PairedDifference.SeedDifference;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.statistics.ConfidenceInterval;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.analysis.sweep.SweepTraining;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.testing.LedgerSamples;

/**
 * Tests comparisons with controls. Expected values are those of scipy.stats.mannwhitneyu(method="exact"),
 * numpy.std(ddof=1) and numpy.percentile.
 */
final class ControlComparisonTest {

    private static final SweepName SWEEP = new SweepName("demo");
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] DISTANCES = {.441, .437, .452, .446, .439};
    private static final double[] CALIBRATED = {.410, .404, .415, .409, .412};
    private static final double[] UNTRAINED = {
        .384, .391, .402, .388, .397, .393, .379, .401, .410, .386, .395, .399, .405, .390, .383, .412, .396, .392,
        .389, .4385
    };

    private final List<Score> scores = new ArrayList<>();
    private Normalisation normalisation = Normalisation.RATIO_SQUARED;

    @Test
    void controls_that_learn_nothing_are_compared_at_every_dataset_size_and_shuffled_ones_at_their_own() {
        add(DISTANCE, 640, .3);
        add(DISTANCE, 1280, .4);
        add(DISTANCE.shuffled(), 640, .2);
        add(Objective.UNTRAINED, 0, .1);
        add(Objective.CALIBRATED, 5120, .15);
        assertThat(objectives(640L)).containsExactly("distance", "shuffled-distance", "calibrated", "untrained");
        assertThat(objectives(1280L)).containsExactly("distance", "calibrated", "untrained");
        assertThat(comparison(null).imageCount())
                .as("the controls' sizes are none to compare at")
                .isEqualTo(640);
    }

    @Test
    void five_seeds_against_twenty_untrained_ones_are_tested_exactly_and_all_pairs_together_after_holm() {
        addAll();
        List<ObjectivePair> pairs = comparison(null).pairs();
        assertThat(pairs)
                .extracting(pair -> pair.objective().id(), pair -> pair.other().id(), ObjectivePair::u)
                .containsExactly(
                        tuple("distance", "calibrated", 25.),
                        tuple("distance", "untrained", 99.),
                        tuple("calibrated", "untrained", 88.));
        assertThat(pairs.get(0).p()).isCloseTo(.007936507936507936, EXACT);
        assertThat(pairs.get(1).p()).isCloseTo(7.528703180877094e-05, EXACT);
        assertThat(pairs.get(1).smallestP()).isCloseTo(2. / 53130, EXACT);
        assertThat(pairs.get(1).holmP()).isCloseTo(3 * 7.528703180877094e-05, EXACT);
        assertThat(pairs.get(1).meanDifference()).isCloseTo(.046475, EXACT);
    }

    @Test
    void seeds_that_both_have_are_paired() {
        addAll();
        PairedDifference paired = comparison(null).pairs().get(1).paired();
        assertThat(paired.seeds()).extracting(SeedDifference::seed).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(paired.seeds().get(0).difference()).isCloseTo(.441 - .384, EXACT);
        assertThat(paired.mean()).isCloseTo(.0506, EXACT);
        assertThat(paired.standardDeviation()).isCloseTo(.006913754406977448, EXACT);
    }

    @Test
    void objectives_that_share_no_seed_are_not_paired() {
        score(DISTANCE, 640, 5, measurement(.5));
        score(Objective.UNTRAINED, 0, 6, measurement(.4));
        assertThat(comparison(null).pairs().get(0).paired()).isNull();
    }

    @Test
    void means_and_their_difference_have_intervals_over_bootstrap_samples_under_the_normalisation() {
        addBootstrapped();
        ObjectiveComparison ratio = comparison(null);
        same(ratio.objectives().get(0).bootstrapInterval().orElseThrow(), .21771875, .36835742187499996);
        same(ratio.pairs().get(0).bootstrapInterval(), .050033203125, .116928385416667);
        normalisation = Normalisation.SQUARED_OVER_CEILING;
        same(comparison(null).pairs().get(0).bootstrapInterval(), .0400265625, .0935427083333);
        normalisation = Normalisation.RAW;
        same(comparison(null).objectives().get(0).bootstrapInterval().orElseThrow(), .373, .485125);
        same(comparison(null).pairs().get(0).bootstrapInterval(), .0453333333333, .104291666667);
    }

    @Test
    void without_bootstrap_samples_of_every_seed_there_is_no_such_interval() {
        addBootstrapped();
        score(DISTANCE, 640, 2, measurement(.44));
        ObjectiveComparison comparison = comparison(null);
        assertThat(comparison.objectives().get(0).bootstrapInterval()).isEmpty();
        assertThat(comparison.objectives().get(1).bootstrapInterval()).isPresent();
        assertThat(comparison.pairs().get(0).bootstrapInterval()).isNull();
    }

    private static void same(ConfidenceInterval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(lower, within(1e-10));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-10));
    }

    private void addAll() {
        add(DISTANCE, 640, DISTANCES);
        add(Objective.CALIBRATED, 5120, CALIBRATED);
        add(Objective.UNTRAINED, 0, UNTRAINED);
    }

    private void addBootstrapped() {
        score(DISTANCE, 640, 0, measurement(.44, .40, .44, .36, .48));
        score(DISTANCE, 640, 1, measurement(.44, .42, .41, .38, .50));
        score(Objective.UNTRAINED, 0, 0, measurement(.36, .30, .39, .31, .45));
        score(Objective.UNTRAINED, 0, 1, measurement(.36, .33, .30, .35, .41));
        score(Objective.UNTRAINED, 0, 2, measurement(.36, .28, .36, .32, .40));
    }

    private void add(Objective objective, long imageCount, double... ratiosSquared) {
        for (int seed = 0; seed < ratiosSquared.length; seed++) {
            score(objective, imageCount, seed, measurement(.8 * Math.sqrt(ratiosSquared[seed])));
        }
    }

    private void score(Objective objective, long imageCount, long seed, Measurement measurement) {
        RunName run = new RunName("%s-%d-%d".formatted(objective.id(), imageCount, seed));
        scores.add(LedgerSamples.score(
                new ScoreName(new CheckpointName(run, imageCount), LedgerSamples.BENCHMARK),
                LedgerSamples.runSpec(SWEEP, objective, imageCount, seed),
                measurement));
    }

    /** Creates a measurement with a ceiling of .8. */
    private static Measurement measurement(double raw, Double... bootstrap) {
        double ratio = raw / .8;
        return new Measurement(
                Region.V4,
                false,
                "",
                "pls",
                1,
                "layer1.1.relu",
                null,
                new Measurement.ScoreValues(
                        raw,
                        .01,
                        new Measurement.CeiledScore(.8, null, ratio * ratio, raw * raw / .8),
                        List.of(bootstrap)),
                List.of(),
                null);
    }

    private List<String> objectives(@Nullable Long imageCount) {
        return comparison(imageCount).objectives().stream()
                .map(scores -> scores.objective().id())
                .toList();
    }

    private ObjectiveComparison comparison(@Nullable Long imageCount) {
        List<ObjectiveComparison> all = ObjectiveComparison.of(
                new SweepResults(SWEEP, SweepTraining.ONE_PASS, scores, List.of(), List.of(), normalisation),
                imageCount);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
