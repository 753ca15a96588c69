package ventral.gateway.analysis.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.analysis.sweep.LeftOutRun;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.testing.LedgerSamples;

/** Tests which benchmarks and scores count in a curve and in the mean of a suite. */
final class CountedScoresTest extends SuiteTestBase {

    @Test
    void benchmarks_that_failed_or_have_no_known_ceiling_are_not_counted() {
        benchmarks.set(2, with(benchmarks.get(2), BenchmarkState.FAILED, false, 1));
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        assertThat(mean().points().get(0).mean()).isCloseTo(.35, within(1e-12));
        benchmarks.set(3, with(benchmarks.get(3), BenchmarkState.READY, true, 1));
        assertThat(mean().points()).isEmpty();
        assertThat(mean().benchmarks()).containsExactly(name("it"), name("v1"), name("v2"));
    }

    @Test
    void only_scores_of_the_present_version_count() {
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        benchmarks.set(0, with(benchmarks.get(0), BenchmarkState.READY, false, 2));
        assertThat(mean().leftOut()).containsExactly(new LeftOutRun(R1, "V1: no score that counts on benchmarks/v1"));
        assertThat(curves())
                .extracting(curve -> curve.name().measure().toString())
                .doesNotContain("v1")
                .contains("v2", "it");
    }

    @Test
    void of_a_benchmark_that_is_not_there_the_highest_version_counts() {
        benchmarks.clear();
        add(R1, "v1", LedgerSamples.measurement(1, ceiled(.1)));
        add(R2, "v1", LedgerSamples.measurement(2, ceiled(.2)));
        assertThat(curves()).singleElement().satisfies(curve -> {
            assertThat(curve.points()).extracting(ScalingPoint::mean).containsExactly(.2);
        });
    }

    @Test
    void scores_without_a_known_ceiling_do_not_count() {
        score(R1, Map.of("v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        add(R1, "v1", LedgerSamples.measurement(1, null));
        assertThat(mean().leftOut()).containsExactly(new LeftOutRun(R1, "V1: no score that counts on benchmarks/v1"));
        assertThat(curves())
                .extracting(curve -> curve.name().measure().toString())
                .doesNotContain("v1");
    }

    @Test
    void a_run_that_was_scored_on_a_former_version_alone_is_named_too() {
        benchmarks.replaceAll(benchmark -> with(benchmark, BenchmarkState.READY, false, 2));
        score(R1, Map.of("it", .6));
        assertThat(curves()).singleElement().satisfies(curve -> {
            assertThat(curve.points()).isEmpty();
            assertThat(curve.leftOut()).extracting(LeftOutRun::run).containsExactly(R1);
        });
    }

    @Test
    void benchmarks_without_a_known_ceiling_count_where_values_are_raw() {
        benchmarks.set(4, with(benchmarks.get(4), BenchmarkState.READY, true, 1));
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5));
        add(R1, "it", LedgerSamples.measurementOfRaw(.2));
        assertThat(mean().leftOut())
                .containsExactly(
                        new LeftOutRun(R1, "IT: no benchmark of suite suite-1 is ready and has a known ceiling"));
        normalisation = Normalisation.RAW;
        assertThat(curve("it").points()).extracting(ScalingPoint::mean).containsExactly(.2);
        assertThat(mean().points().get(0).mean()).isCloseTo((.4 + .4 + .4 + .2) / 4, within(1e-12));
        assertThat(mean().benchmarks()).contains(name("it"));
    }

    @Test
    void scores_of_two_files_of_a_reference_are_not_averaged() {
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        reference("a", "ab", Map.of("v1", .3, "v2", .3, "v4-a", .3, "v4-b", .3));
        reference("a", "cd", Map.of("it", .7));
        assertThat(mean().references()).isEmpty();
        assertThat(curve("v1").references()).isEmpty();
        assertThat(curve("it").references()).hasSize(1);
    }
}
