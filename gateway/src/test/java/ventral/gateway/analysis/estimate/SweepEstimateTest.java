package ventral.gateway.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.fencing.FencingToken;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

class SweepEstimateTest {

    private static final String CPU = "cpu, 2 threads";

    private final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());

    @BeforeEach
    void addStream() {
        ledger.put(LedgerSamples.stream());
    }

    /** 640 images with two runs and 5,760 with one, and six checkpoints. */
    @Test
    void a_sweep_takes_its_steps_by_the_runs_side_by_side_and_its_checkpoints() {
        report("alone", 1, new MeasuredCost(3, .01, 2, CPU));
        report("beside", 2, new MeasuredCost(6, .03, 2, CPU));
        SweepEstimate estimate = estimate(sweep(List.of("distance"), List.of(640L, 6400L)));
        assertThat(estimate.imagesPerSecond()).isCloseTo(7040 / (640 * .03 + 5760 * .01), within(1e-9));
        assertThat(estimate.secondsPerCheckpoint()).isEqualTo(2);
        assertThat(estimate.deviceTime()).contains(Duration.ofSeconds(89)); // 19.2 + 57.6 + 6 · 2, rounded up
        assertThat(estimate.device()).isEqualTo(CPU);
        assertThat(estimate.pacedRunCount()).isEqualTo(2);
        assertThat(estimate.pacedImageCount()).isEqualTo(1280);
    }

    @Test
    void an_image_of_a_calibrated_control_costs_a_third() {
        report("alone", 1, new MeasuredCost(3, .03, 0, CPU));
        SweepEstimate estimate = estimate(sweep(List.of("calibrated"), List.of(6400L)));
        assertThat(estimate.seenImageCount()).isEqualTo(640);
        assertThat(estimate.imagesPerSecond()).isCloseTo(100, within(1e-9));
    }

    @Test
    void checkpoints_close_to_each_other_do_not_make_steps_dear() {
        report("dense", 1, new MeasuredCost(3, .01, 2, CPU));
        for (int seen = 0; seen <= 640; seen += 64) {
            ledger.write(LedgerSamples.checkpoint(
                    new CheckpointName(new RunName("dense"), seen), 1, NOON.plusSeconds(seen / 24)));
        }
        assertThat(estimate(sweep(List.of("distance"), List.of(6400L))).imagesPerSecond())
                .isCloseTo(100, within(1e-9));
    }

    @Test
    void costs_are_those_of_the_device_that_was_used_last() {
        report("before", 1, new MeasuredCost(3, .01, 2, CPU));
        report("now", 2, new MeasuredCost(3, .001, .5, "gpu(0)"));
        SweepEstimate estimate = estimate(sweep(List.of("distance"), List.of(6400L)));
        assertThat(estimate.imagesPerSecond()).isCloseTo(1000, within(1e-9));
        assertThat(estimate.device()).isEqualTo("gpu(0)");
        assertThat(estimate.pacedRunCount()).isEqualTo(1);
    }

    @Test
    void a_sweep_of_less_than_a_millisecond_has_a_finite_rate() {
        report("fast", 1, new MeasuredCost(3, 1e-7, 0, "gpu(0)"));
        SweepEstimate estimate = estimate(sweep(List.of("distance"), List.of(640L)));
        assertThat(estimate.imagesPerSecond()).isCloseTo(1e7, within(1.));
        assertThat(estimate.deviceTime()).contains(Duration.ofSeconds(1));
    }

    @Test
    void a_sweep_that_learns_from_nothing_has_the_rate_of_a_run_that_does() {
        report("alone", 1, new MeasuredCost(3, .01, 2, CPU));
        SweepEstimate estimate = estimate(sweep(List.of("untrained"), List.of(640L)));
        assertThat(estimate.seenImageCount()).isZero();
        assertThat(estimate.imagesPerSecond()).isCloseTo(100, within(1e-9));
    }

    @Test
    void costs_of_another_network_say_nothing() {
        RunSpec tiny = new RunSpec(STREAM, Objective.parse("distance"), 640, 1, 0, 2, LedgerSamples.RECIPE, 0, null);
        ledger.put(List.of(Run.queued(new RunName("tiny"), tiny, 0, NOON)));
        ledger.report(new RunName("tiny"), LedgerSamples.progress(RunState.SUCCEEDED, 640));
        SweepEstimate estimate = estimate(sweep(List.of("distance"), List.of(6400L)));
        assertThat(estimate.deviceTime()).isEmpty();
        assertThat(estimate.secondsPerCheckpoint()).isNull();
    }

    @Test
    void a_cohort_before_its_first_checkpoint_says_nothing_of_their_time() {
        report("a", 1, new MeasuredCost(3, .01, 0, CPU));
        report("b", 1, new MeasuredCost(3, .01, 0, CPU));
        SweepSpec spec = sweep(List.of("distance"), List.of(6400L));
        assertThat(estimate(spec).secondsPerCheckpoint()).isNull();
        assertThat(estimate(spec).deviceTime()).contains(Duration.ofSeconds(64));
        report("c", 1, new MeasuredCost(3, .01, 2, CPU));
        assertThat(estimate(spec).secondsPerCheckpoint()).isEqualTo(2);
        assertThat(estimate(spec).deviceTime()).contains(Duration.ofSeconds(64 + 4 * 2));
    }

    @Test
    void trainers_that_train_now_share_the_work() {
        report("a", 1, new MeasuredCost(3, .01, 2, CPU));
        report("b", 2, new MeasuredCost(3, .01, 2, CPU));
        SweepSpec twoRuns = sweep(List.of("distance", "translation"), List.of(6400L));
        SweepEstimate one = estimate(twoRuns);
        report("c", 1, RunState.RUNNING, new MeasuredCost(3, .01, 2, CPU));
        report("d", 2, RunState.RUNNING, new MeasuredCost(3, .01, 2, CPU));
        SweepEstimate two = estimate(twoRuns);
        assertThat(two.imagesPerSecond()).isEqualTo(2 * one.imagesPerSecond());
        assertThat(two.secondsPerCheckpoint()).isEqualTo(1);
        assertThat(two.deviceTime()).contains(one.deviceTime().orElseThrow().dividedBy(2));
    }

    @Test
    void a_run_is_trained_by_one_trainer_however_many_there_are() {
        report("a", 1, RunState.RUNNING, new MeasuredCost(3, .01, 2, CPU));
        report("b", 2, RunState.RUNNING, new MeasuredCost(3, .01, 2, CPU));
        SweepEstimate estimate = estimate(sweep(List.of("distance"), List.of(6400L)));
        assertThat(estimate.imagesPerSecond()).isCloseTo(100, within(1e-9));
        assertThat(estimate.secondsPerCheckpoint()).isEqualTo(2);
    }

    @Test
    void trainers_with_another_device_do_not_share_the_work() {
        report("a", 1, RunState.RUNNING, new MeasuredCost(3, .001, .5, "gpu(0)"));
        report("b", 2, RunState.RUNNING, new MeasuredCost(3, .01, 2, CPU));
        SweepEstimate estimate = estimate(sweep(List.of("distance", "translation"), List.of(6400L)));
        assertThat(estimate.device()).isEqualTo(CPU);
        assertThat(estimate.imagesPerSecond()).isCloseTo(100, within(1e-9));
        assertThat(estimate.secondsPerCheckpoint()).isEqualTo(2);
    }

    /**
     * The demo's sweep took 460 s on two cores, from its first report to its last. The costs are those of its second
     * cohort, as {@code six-runs.csv} in the tests of the trainer records it.
     */
    @Test
    void the_time_of_the_demo_is_within_a_quarter_of_what_it_took() {
        report("six", 1, new MeasuredCost(14, .0175, 1.9, CPU));
        report("four", 1, new MeasuredCost(12, .0143, 1.9, CPU));
        report("two", 1, new MeasuredCost(6, .0093, 1.9, CPU));
        SweepSpec demo = new SweepSpec(
                STREAM,
                List.of(Objective.parse("distance-translation-rotation"), Objective.CALIBRATED),
                List.of(512L, 4096L, 32_768L),
                List.of(0L, 1L),
                LongStream.range(0, 8).boxed().toList(),
                1280,
                1,
                null,
                1,
                10_000,
                Recipe.DEFAULT,
                0);
        SweepEstimate estimate = estimate(demo);
        assertThat(estimate.seenImageCount()).isEqualTo(84_992);
        assertThat(estimate.checkpointCount()).isEqualTo(22);
        assertThat(estimate.deviceTime().orElseThrow().toSeconds()).isBetween(345L, 575L);
    }

    private SweepEstimate estimate(SweepSpec spec) {
        return SweepEstimate.of(new SweepName("w"), spec, ledger);
    }

    private static SweepSpec sweep(List<String> objectives, List<Long> imageCounts) {
        return new SweepSpec(
                STREAM,
                objectives.stream().map(Objective::parse).toList(),
                imageCounts,
                List.of(0L),
                List.of(0L),
                640,
                1,
                null,
                2,
                1000,
                Recipe.DEFAULT,
                0);
    }

    private void report(String run, long ownerId, MeasuredCost cost) {
        report(run, ownerId, RunState.SUCCEEDED, cost);
    }

    private void report(String run, long ownerId, RunState state, MeasuredCost cost) {
        ledger.put(List.of(LedgerSamples.run(run, ownerId)));
        Instant updateTime = NOON.plusSeconds(60 * ownerId);
        FencingToken token = new FencingToken(1, ownerId, 1);
        ledger.report(
                new RunName(run),
                new Run.ReportedStatus(
                        state, 640, .5f, 99f, .001, null, "", null, 0, null, null, updateTime, token, 0, cost));
    }
}
