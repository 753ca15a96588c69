package ventral.scorer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.ceiling.CeilingMethod;
import ventral.scorer.metric.statistics.MetricScore;

class SuiteScoreTest {

    @Test
    void the_mean_of_four_regions_is_that_of_their_means() {
        List<SuiteScore.BenchmarkScore> scores = new ArrayList<>(
                List.of(scored("a", Region.V1, .2), scored("b", Region.V2, .4), scored("c", Region.V4, .6)));
        scores.add(scored("d", Region.IT, .8));
        scores.add(scored("e", Region.IT, .4));
        SuiteScore suite =
                SuiteScore.of(scores, Normalisation.SQUARED_OVER_CEILING).get(0);
        assertThat(suite.regions().get(Region.IT)).isCloseTo((.64 + .16) / 2, within(1e-12));
        assertThat(suite.mean().orElseThrow()).isCloseTo((.04 + .16 + .36 + .4) / 4, within(1e-12));
    }

    @Test
    void there_is_no_mean_of_fewer_than_four_regions_and_what_is_missing_is_named() {
        SuiteScore suite = SuiteScore.of(
                        List.of(scored("a", Region.V1, .2), scored("b", Region.V4, .4)), Normalisation.RATIO_SQUARED)
                .get(0);
        assertThat(suite.mean()).isEmpty();
        assertThat(suite.missing()).containsExactly(Region.V2, Region.IT);
    }

    private static SuiteScore.BenchmarkScore scored(String name, Region region, double raw) {
        BenchmarkName benchmark = new BenchmarkName(name);
        return new SuiteScore.BenchmarkScore(
                new BenchmarkMetadata(
                        benchmark,
                        1,
                        region,
                        ResponseOrigin.RECORDED,
                        Metric.PLS,
                        CeilingMethod.SPLIT_HALF,
                        null,
                        "four",
                        null,
                        "nobody",
                        "CC0"),
                new AlignmentScore(
                        new LayerCommitment(
                                List.of(new LayerScore("only", new MetricScore(raw, 0, new double[] {raw}), null)),
                                new LayerChoice.Best(benchmark, null)),
                        new Ceiling(1, null)));
    }
}
