package ventral.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Interval;
import ventral.api.v1.LeftOutRun;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectivePair;
import ventral.api.v1.ObjectiveScores;
import ventral.api.v1.PairedDifference;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ReferencePercentage;
import ventral.api.v1.SeedScore;

class ComparisonTablesTest {

    private static final ObjectiveComparison TWO = ObjectiveComparison.newBuilder()
            .setName("sweeps/demo/objectiveComparisons/sim-it")
            .setImageCount(8192)
            .setNormalisation(Normalisation.NORMALISATION_RATIO_SQUARED)
            .setSimulated(true)
            .addObjectives(scores("objectives/distance", "Distance", .412))
            .addObjectives(scores("objectives/category", "Category", .382))
            .addReferences(ReferenceLine.newBuilder()
                    .setReference("references/net")
                    .setDisplayName("ImageNet")
                    .setValue(.6))
            .addPairs(ObjectivePair.newBuilder()
                    .setObjective("objectives/distance")
                    .setOtherObjective("objectives/category")
                    .setMeanDifference(.03)
                    .setUStatistic(7.5)
                    .setPValue(.4)
                    .setHolmPValue(.4)
                    .setSmallestPossiblePValue(.1)
                    .setSeedsNeeded(4))
            .build();

    @Test
    void objectives_stand_beside_the_reference_that_their_shares_are_of() {
        assertThat(new ComparisonTables(List.of(TWO)).lines())
                .startsWith(
                        "benchmarks/sim-it  simulated: (r/c)² after 8,192 training images",
                        "  objective  seeds   mean  SD (n-1)  95 % CI of mean  % of ImageNet",
                        "  ─────────  ─────  ─────  ────────  ───────────────  ─────────────",
                        "  Distance       1  0.412     0.010      0.312–0.512             68",
                        "  Category       1  0.382     0.010      0.282–0.482             68",
                        "  ImageNet          0.600");
    }

    @Test
    void seeds_that_can_never_tell_two_objectives_apart_are_said() {
        assertThat(new ComparisonTables(List.of(TWO)).lines())
                .containsSubsequence(
                        "  objective  minus     difference    U    p  p (Holm)  minimum p",
                        "  Distance   Category      +0.030  7.5  0.4       0.4        0.1",
                        "  all of these pairs cannot reach p < .05 with their seeds: 4 seeds of each objective are needed");
    }

    @Test
    void bootstrap_intervals_and_differences_by_seed_are_columns_where_there_are_some() {
        Interval interval = Interval.newBuilder().setLower(-.01).setUpper(.07).build();
        ObjectiveComparison.Builder comparison = TWO.toBuilder().setUpdateCount(2048);
        comparison.getObjectivesBuilder(0).setBootstrapInterval(interval);
        comparison
                .getPairsBuilder(0)
                .setDifferenceBootstrapInterval(interval)
                .setPairedDifference(PairedDifference.newBuilder()
                        .setSeedCount(3)
                        .setMean(.03)
                        .setStandardDeviation(.012));
        assertThat(new ComparisonTables(List.of(comparison.build())).lines())
                .contains("  2,048 updates at every size")
                .anyMatch(line -> line.contains("95 % CI of mean  95 % bootstrap CI  % of ImageNet"))
                .anyMatch(line -> line.contains("difference  95 % bootstrap CI     paired ± SD (n)    U"))
                .anyMatch(line -> line.contains("+0.030   -0.010 to +0.070  +0.030 ± 0.012 (3)  7.5"));
    }

    @Test
    void a_mean_over_a_suite_is_named_with_the_runs_that_have_none() {
        ObjectiveComparison mean = ObjectiveComparison.newBuilder()
                .setName("sweeps/demo/objectiveComparisons/mean~simulated2026")
                .setNormalisation(Normalisation.NORMALISATION_SQUARED_OVER_CEILING)
                .addLeftOutRuns(LeftOutRun.newBuilder()
                        .setRun("runs/r1")
                        .setReason("V2: no score that counts on benchmarks/v2"))
                .build();
        assertThat(new ComparisonTables(List.of(mean)).lines())
                .contains(
                        "mean of V1, V2, V4 and IT  suite simulated2026: r²/c after 0 training images",
                        "  without runs/r1: V2: no score that counts on benchmarks/v2");
    }

    private static ObjectiveScores scores(String name, String words, double mean) {
        return ObjectiveScores.newBuilder()
                .setObjective(name)
                .setDisplayName(words)
                .addSeeds(SeedScore.newBuilder().setValue(mean))
                .setMean(mean)
                .setStandardDeviation(.01)
                .setMeanInterval(Interval.newBuilder().setLower(mean - .1).setUpper(mean + .1))
                .addReferencePercentages(ReferencePercentage.newBuilder()
                        .setReference("references/net")
                        .setPercentage(68))
                .build();
    }
}
