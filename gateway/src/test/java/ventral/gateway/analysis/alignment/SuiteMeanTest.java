package ventral.gateway.analysis.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.SUITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.ScalingCurve;
import ventral.gateway.analysis.ScalingCurves;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.analysis.sweep.LeftOutRun;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.analysis.sweep.SweepTraining;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.testing.LedgerSamples;

/** Tests the mean of four regions over a suite of benchmarks, and which scores count in it. */
final class SuiteMeanTest {

    private static final SweepName SWEEP = new SweepName("demo");
    private static final RunName R1 = new RunName("r1");
    private static final RunName R2 = new RunName("r2");

    /** Contains two benchmarks of V4. */
    private final List<Benchmark> benchmarks = new ArrayList<>(List.of(
            LedgerSamples.benchmark("v1", Region.V1, SUITE),
            LedgerSamples.benchmark("v2", Region.V2, SUITE),
            LedgerSamples.benchmark("v4-a", Region.V4, SUITE),
            LedgerSamples.benchmark("v4-b", Region.V4, SUITE),
            LedgerSamples.benchmark("it", Region.IT, SUITE)));

    private final List<Score> scores = new ArrayList<>();
    private final List<ReferenceScore> references = new ArrayList<>();
    private Normalisation normalisation = Normalisation.RATIO_SQUARED;

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

    @Test
    void scores_of_two_files_of_a_reference_are_not_averaged() {
        score(R1, Map.of("v1", .1, "v2", .2, "v4-a", .3, "v4-b", .5, "it", .6));
        reference("a", "ab", Map.of("v1", .3, "v2", .3, "v4-a", .3, "v4-b", .3));
        reference("a", "cd", Map.of("it", .7));
        assertThat(mean().references()).isEmpty();
        assertThat(curve("v1").references()).isEmpty();
        assertThat(curve("it").references()).hasSize(1);
    }

    private ScalingCurve mean() {
        return curve("mean~" + SUITE);
    }

    private ScalingCurve curve(String measure) {
        return curves().stream()
                .filter(curve -> curve.name()
                        .equals(ScalingCurveName.parse("%s/scalingCurves/distance~%s".formatted(SWEEP, measure))))
                .findFirst()
                .orElseThrow();
    }

    private List<ScalingCurve> curves() {
        return ScalingCurves.of(
                new SweepResults(SWEEP, SweepTraining.ONE_PASS, scores, benchmarks, references, normalisation));
    }

    private void score(RunName run, Map<String, Double> values) {
        values.forEach((benchmark, value) -> add(run, benchmark, LedgerSamples.measurement(1, ceiled(value))));
    }

    private void add(RunName run, String benchmark, Measurement measurement) {
        scores.add(LedgerSamples.score(
                new ScoreName(new CheckpointName(run, 640), name(benchmark)),
                LedgerSamples.runSpec(SWEEP, DISTANCE, 640, 0),
                measurement));
    }

    /** Adds the scores of a reference network. A file that is later in the alphabet was scored later. */
    private void reference(String id, String file, Map<String, Double> values) {
        values.forEach((benchmark, value) -> {
            ReferenceScore score =
                    LedgerSamples.referenceScore(id, name(benchmark), LedgerSamples.measurement(1, ceiled(value)));
            references.add(new ReferenceScore(
                    score.name(),
                    score.displayName(),
                    file.repeat(32),
                    score.measurement(),
                    LedgerSamples.NOON.plusSeconds(file.charAt(0))));
        });
    }

    /** Returns a score in which r^2 / c is twice (r / c)^2. */
    private static Measurement.CeiledScore ceiled(double ratioSquared) {
        return new Measurement.CeiledScore(.8, null, ratioSquared, 2 * ratioSquared);
    }

    private static BenchmarkName name(String id) {
        return new BenchmarkName(id);
    }

    private static Benchmark recorded(Benchmark sample) {
        return changed(sample, sample.state(), sample.ceilingUnknown(), sample.version(), false);
    }

    private static Benchmark with(Benchmark sample, BenchmarkState state, boolean ceilingUnknown, int version) {
        return changed(sample, state, ceilingUnknown, version, sample.simulated());
    }

    private static Benchmark changed(
            Benchmark sample, BenchmarkState state, boolean ceilingUnknown, int version, boolean simulated) {
        return new Benchmark(
                sample.name(),
                state,
                sample.region(),
                sample.suite(),
                sample.metric(),
                sample.ceiling(),
                sample.ceilingLowerBound(),
                ceilingUnknown,
                sample.ceilingSource(),
                sample.stimulusCount(),
                sample.neuroidCount(),
                version,
                simulated,
                sample.citation(),
                sample.license(),
                sample.error(),
                sample.updateTime());
    }
}
