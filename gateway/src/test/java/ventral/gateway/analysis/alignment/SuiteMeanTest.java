package ventral.gateway.analysis.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.gateway.analysis.ScalingCurve;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.analysis.sweep.LeftOutRun;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.testing.LedgerSamples;

/** Tests the mean of four regions over a suite of benchmarks. */
final class SuiteMeanTest extends SuiteTestBase {

    @Test
    void a_region_is_the_plain_mean_of_its_benchmarks_and_the_mean_is_that_of_four_regions() {
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        RegionScores regions = RegionScores.of(
                BenchmarkSuite.among(benchmarks, normalisation).get(0),
                Map.of(
                        name("v1"), new AlignmentValue(.1),
                        name("v2"), new AlignmentValue(.2),
                        name("v4-a"), new AlignmentValue(.3),
                        name("v4-b"), new AlignmentValue(.5),
                        name("it"), new AlignmentValue(.6)));
        assertThat(regions.values())
                .containsExactly(
                        Map.entry(Region.V1, new AlignmentValue(.1)),
                        Map.entry(Region.V2, new AlignmentValue(.2)),
                        Map.entry(Region.V4, new AlignmentValue(.4)),
                        Map.entry(Region.IT, new AlignmentValue(.6)));
        ScalingCurve mean = mean();
        assertThat(mean.name()).hasToString("sweeps/demo/scalingCurves/distance~mean~suite-1");
        assertThat(mean.points().get(0).mean()).isCloseTo(.325, within(1e-12));
        assertThat(mean.benchmarks()).containsExactly(name("it"), name("v1"), name("v2"), name("v4-a"), name("v4-b"));
        assertThat(mean.simulated()).isTrue();
        assertThat(mean.leftOut()).isEmpty();
    }

    @Test
    void a_run_without_one_region_has_no_mean_and_what_is_missing_is_named() {
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        score(R2, Map.of("v1", .9, "v4-a", .9, "it", .9));
        assertThat(mean().points()).extracting(ScalingPoint::runCount).containsExactly(1);
        assertThat(mean().leftOut())
                .containsExactly(new LeftOutRun(
                        R2, "V2: no score that counts on benchmarks/v2; V4: no score that counts on benchmarks/v4-b"));
    }

    @Test
    void a_suite_without_a_region_has_no_mean() {
        benchmarks.remove(1);
        score(R1, Map.of("v1", .1, "v4-a", .3, "v4-b", .5, "it", .6));
        assertThat(mean().points()).isEmpty();
        assertThat(mean().fit()).isNull();
        assertThat(mean().leftOut())
                .containsExactly(
                        new LeftOutRun(R1, "V2: no benchmark of suite suite-1 is ready and has a known ceiling"));
    }

    @Test
    void simulated_and_recorded_responses_are_never_mixed() {
        benchmarks.set(0, recorded(benchmarks.get(0)));
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        reference("net", "ab", Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        assertThat(mean().points()).isEmpty();
        assertThat(mean().references()).isEmpty();
        assertThat(mean().leftOut())
                .containsExactly(new LeftOutRun(R1, "some responses of suite suite-1 are simulated and some recorded"));
    }

    @Test
    void benchmarks_that_stand_alone_and_suites_without_scores_have_no_mean() {
        benchmarks.clear();
        benchmarks.add(LedgerSamples.benchmark("v1", Region.V1, ""));
        benchmarks.add(LedgerSamples.benchmark("v2", Region.V2, "other"));
        score(R1, Map.of("v1", .1));
        assertThat(curves())
                .extracting(curve -> curve.name().measure().toString())
                .containsExactly("v1");
    }

    @Test
    void the_normalisation_decides_of_values_and_lines() {
        normalisation = Normalisation.SQUARED_OVER_CEILING;
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        reference("net", "ab", Map.of("v1", .1));
        assertThat(mean().normalisation()).isEqualTo(Normalisation.SQUARED_OVER_CEILING);
        assertThat(mean().points().get(0).mean()).isCloseTo(2 * .325, within(1e-12));
        assertThat(curve("v1").references()).extracting(ReferenceLine::value).containsExactly(.2);
    }

    @Test
    void a_reference_is_a_line_where_it_has_a_score_and_over_a_suite_if_it_has_all_four_regions() {
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        reference("a", "ab", Map.of("v1", .3, "v2", .3, "v4-a", .3, "v4-b", .3, "it", .7));
        reference("b", "ab", Map.of("v1", .8));
        assertThat(curve("v1").references())
                .extracting(ReferenceLine::displayName, ReferenceLine::value)
                .containsExactly(tuple("Network a", .3), tuple("Network b", .8));
        assertThat(mean().references()).singleElement().satisfies(line -> {
            assertThat(line.reference()).hasToString("references/a");
            assertThat(line.value()).isCloseTo(.4, within(1e-12));
        });
    }
}
