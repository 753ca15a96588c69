package ventral.planner.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.planner.flow.ResourceUtilisation;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.plan.FailureModel;
import ventral.planner.plan.Fleet;
import ventral.planner.plan.PlanSamples;
import ventral.planner.rate.StimulusSetTiming;
import ventral.planner.rate.SystemRates;

class SimulationResultTest {

    private static final List<StimulusSetTiming> NONE = List.of();

    @ParameterizedTest
    @CsvSource({"100,400", "400,100", "1000,999"})
    void one_renderer_and_one_trainer_take_as_long_as_the_slower_of_them(double rendered, double trained) {
        SimulationResult outcome = SimulationResult.of(
                PlanSamples.of(PlanSamples.rates(rendered, trained, NONE), PlanSamples.ONE_OF_EACH, 1, 1, 640_000L));
        // the faster of the two waits for one piece, a 200th of the stream, at the start or at the end
        double slower = 640_000 / Math.min(rendered, trained);
        assertThat(outcome.seconds()).isBetween(slower, slower + 640_000 / Math.max(rendered, trained) / 100);
        assertThat(outcome.renderedTime()).isCloseTo(640_000 / rendered, within(1e-6));
    }

    @Test
    void networks_side_by_side_share_their_trainer() {
        SimulationResult outcome = SimulationResult.of(
                PlanSamples.of(PlanSamples.rates(PlanSamples.FAST, 100, NONE), PlanSamples.ONE_OF_EACH, 4, 2, 6_400L));
        assertThat(outcome.seconds()).isCloseTo(8 * 64, within(1e-3));
        assertThat(outcome.use().mean(FleetResources.TRAINERS)).isCloseTo(1, within(1e-6));
        assertThat(outcome.use().mean(FleetResources.DECODERS)).isLessThan(1e-6);
    }

    @Test
    void a_cohort_reads_each_image_once_and_a_second_cohort_reads_them_again() {
        SystemRates rates = PlanSamples.rates(PlanSamples.FAST, 100, NONE);
        double once = diskBytes(SimulationResult.of(PlanSamples.of(rates, PlanSamples.ONE_OF_EACH, 4, 2, 6_400L)));
        double twice = diskBytes(SimulationResult.of(PlanSamples.of(rates, PlanSamples.ONE_OF_EACH, 8, 2, 6_400L)));
        double image = rates.imageBytes();
        assertThat(once).isCloseTo(2 * 6_400 * image, within(1.0)); // written and read
        assertThat(twice).isCloseTo(3 * 6_400 * image, within(1.0));
    }

    private static double diskBytes(SimulationResult outcome) {
        return outcome.busiestDiskBytes();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,2", "4,4", "5,4", "12,4"})
    void as_many_renderers_work_on_a_stream_as_its_partitions_are_dealt_out_to(int count, int asFastAs) {
        CapacityPlan plan =
                PlanSamples.of(PlanSamples.rates(100, PlanSamples.FAST, NONE), PlanSamples.ONE_OF_EACH, 1, 1, 640_000L);
        assertThat(SimulationResult.of(plan.with(Fleet.NodeKind.RENDERERS, count))
                        .renderedTime())
                .isCloseTo(6_400.0 / asFastAs, within(1e-6));
    }

    @Test
    void no_more_trainers_are_busy_than_there_are_shares() {
        CapacityPlan plan =
                PlanSamples.of(PlanSamples.rates(PlanSamples.FAST, 100, NONE), PlanSamples.ONE_OF_EACH, 8, 3, 6_400L);
        double twelve =
                SimulationResult.of(plan.with(Fleet.NodeKind.TRAINERS, 12)).seconds();
        assertThat(twelve).isCloseTo(2 * 64, within(1e-3));
        assertThat(SimulationResult.of(plan.with(Fleet.NodeKind.TRAINERS, 24)).seconds())
                .isCloseTo(twelve, within(1e-9));
    }

    @Test
    void a_resource_is_as_busy_as_what_goes_through_it_takes() {
        CapacityPlan plan = PlanSamples.large(new Fleet(2, 3, 4, 3, 2, 4, 12, 8));
        SimulationResult outcome = SimulationResult.of(plan);
        double seconds = outcome.seconds();
        SystemRates rates = plan.rates();
        assertThat(outcome.use().mean(FleetResources.RENDERERS))
                .isCloseTo(plan.stream().imageCount() / rates.renderedImagesPerSecond() / 2 / seconds, within(1e-9));
        assertThat(outcome.use().mean(FleetResources.TRAINERS))
                .isCloseTo(outcome.learntImageCount() / rates.trainedImagesPerSecond() / 3 / seconds, within(1e-9));
        double secondsPerCheckpoint =
                rates.sets().stream().mapToDouble(StimulusSetTiming::seconds).sum();
        assertThat(outcome.use().mean(FleetResources.SCORERS))
                .isCloseTo(outcome.checkpointCount() * secondsPerCheckpoint / 4 / seconds, within(1e-9));
        assertThat(outcome.use().mean(FleetResources.GATEWAY))
                .isCloseTo(
                        (outcome.checkpointCount() + outcome.scoreCount()) / rates.gatewayRowsPerSecond() / seconds,
                        within(1e-9));
    }

    @Test
    void nothing_is_ever_more_than_busy() {
        SystemRates rates = new SystemRates(
                900, 4000, 5000, 2, 2e8, PlanSamples.ONE_SET, 43_000, 46e6, 92e6, 300, 1e7, 2e7, 3e8, 50);
        ResourceUtilisation use = SimulationResult.of(
                        PlanSamples.of(rates, new Fleet(4, 4, 2, 3, 3, 4, 12, 8), 4, 2, 64_000L, 640_000L))
                .use();
        for (String kind : use.kinds()) {
            assertThat(use.peak(kind)).as(kind).isLessThanOrEqualTo(1 + 1e-9);
            assertThat(use.busiest(kind)).as(kind).isBetween(0.0, 1 + 1e-9);
        }
        assertThat(use.peak(FleetResources.BROKER_DISKS)).isGreaterThan(.99);
    }

    @Test
    void tasks_queue_as_little_says() {
        SimulationResult outcome = SimulationResult.of(PlanSamples.large(new Fleet(4, 12, 2, 3, 3, 4, 12, 8)));
        QueueStatistics tasks = outcome.tasks();
        double perSecond = tasks.count() / outcome.seconds();
        assertThat(tasks.count()).isEqualTo(2 * outcome.checkpointCount());
        assertThat(tasks.meanCount()).isCloseTo(perSecond * tasks.meanSeconds(), within(1e-6 * tasks.meanCount()));
        assertThat(tasks.longestSeconds()).isGreaterThan(tasks.meanSeconds());
    }

    @Test
    void every_image_is_written_once_a_copy_and_every_run_learns_all_of_its_own() {
        CapacityPlan plan = PlanSamples.of(
                PlanSamples.rates(500, 1000, PlanSamples.ONE_SET),
                new Fleet(2, 2, 1, 3, 3, 4, 12, 8),
                2,
                1,
                12_800L,
                128_000L);
        SimulationResult outcome = SimulationResult.of(plan);
        assertThat(outcome.use().mean(FleetResources.BROKERS_IN) * outcome.seconds() * 3 * PlanSamples.FAST)
                .isCloseTo(3 * 128_000 * plan.rates().imageBytes(), within(1e3));
        assertThat(outcome.use().mean(FleetResources.TRAINERS) * outcome.seconds() * 2 * 1000)
                .isCloseTo(2 * (12_800 + 128_000), within(1e-3));
    }

    @Test
    void one_plan_has_one_outcome() {
        CapacityPlan plan = PlanSamples.with(PlanSamples.large(PlanSamples.ONE_OF_EACH), new FailureModel(.05, 120, 3));
        SimulationResult one = SimulationResult.of(plan);
        SimulationResult other = SimulationResult.of(plan);
        assertThat(other.seconds()).isEqualTo(one.seconds());
        assertThat(other.tasks()).isEqualTo(one.tasks());
        assertThat(other.learntAgain()).isEqualTo(one.learntAgain());
        assertThat(SimulationResult.of(PlanSamples.with(plan, new FailureModel(.05, 120, 4)))
                        .seconds())
                .isNotEqualTo(one.seconds());
    }

    @ParameterizedTest
    @CsvSource({"RENDERERS", "TRAINERS", "SCORERS", "BROKERS"})
    void more_of_a_kind_whose_shares_are_halved_is_never_slower(Fleet.NodeKind kind) {
        double before = Double.POSITIVE_INFINITY;
        for (int count : List.of(1, 2, 4, 12)) {
            Fleet fleet = new Fleet(2, 4, 4, 2, 1, 4, 12, 8).with(kind, count);
            double seconds = SimulationResult.of(PlanSamples.large(fleet)).seconds();
            // allows for a task or two, because scorers get the tasks in a different order
            assertThat(seconds).as("%d %s", count, kind).isLessThanOrEqualTo(before * 1.0001);
            before = seconds;
        }
    }

    @Test
    void what_is_taken_away_costs_time_and_learning_again_but_no_image_and_no_checkpoint() {
        CapacityPlan plan = PlanSamples.large(new Fleet(4, 4, 4, 3, 3, 4, 12, 8));
        SimulationResult calm = SimulationResult.of(plan);
        SimulationResult spot = SimulationResult.of(PlanSamples.with(plan, new FailureModel(.5, 120, 1)));
        assertThat(spot.outageCount()).isPositive();
        assertThat(spot.learntAgain()).isPositive();
        assertThat(spot.seconds()).isGreaterThan(calm.seconds());
        assertThat(spot.tasks().count()).isEqualTo(calm.tasks().count());
        double learnt = spot.use().mean(FleetResources.TRAINERS)
                * spot.seconds()
                * 4
                * plan.rates().trainedImagesPerSecond();
        // a preempted network also loses its unfinished batch
        assertThat(learnt).isCloseTo(spot.learntImageCount() + spot.learntAgain(), within(8.0 * spot.outageCount()));
    }

    @Test
    void lost_is_at_most_what_was_learnt_since_the_last_save() {
        CapacityPlan plan = PlanSamples.of(
                PlanSamples.rates(PlanSamples.FAST, 1000, NONE), PlanSamples.ONE_OF_EACH, 1, 1, 64_000_000L);
        SimulationResult outcome = SimulationResult.of(PlanSamples.with(plan, new FailureModel(1, 60, 9)));
        double atMost = outcome.outageCount() * plan.rates().saveIntervalSeconds() * 1000;
        assertThat(outcome.outageCount()).isGreaterThan(5);
        assertThat(outcome.learntAgain()).isBetween(.1 * atMost, atMost);
    }

    @Test
    void checkpoints_hold_a_trainer_up_for_as_long_as_they_are_written() {
        CapacityPlan plan =
                PlanSamples.of(PlanSamples.rates(PlanSamples.FAST, 1000, NONE), PlanSamples.ONE_OF_EACH, 1, 1, 64_000L);
        SystemRates slow = new SystemRates(
                PlanSamples.FAST,
                1000,
                PlanSamples.FAST,
                3,
                13e6,
                NONE,
                4000,
                40e6,
                90e6,
                1e9,
                PlanSamples.FAST,
                PlanSamples.FAST,
                1e9,
                1e9);
        SimulationResult outcome = SimulationResult.of(plan.with(slow));
        // 3 s to start the run, and 10 s for each checkpoint
        assertThat(outcome.seconds()).isCloseTo(64 + 3 + 10 * outcome.checkpointCount(), within(1e-3));
    }

    @Test
    void runs_of_several_epochs_go_together_by_size_and_read_the_stream_again() {
        CapacityPlan plan = PlanSamples.of(PlanSamples.rates(100, 400, NONE), PlanSamples.ONE_OF_EACH, 2, 1, 64_000L);
        SweepSpec once = plan.sweepSpec();
        CapacityPlan tenfold = new CapacityPlan(
                plan.sweep(),
                plan.stream(),
                new SweepSpec(once.stream(), once.objectives(), once.imageCounts(), once.seeds(), 10, 2),
                plan.fleet(),
                plan.rates(),
                plan.failures());
        SimulationResult outcome = SimulationResult.of(tenfold);
        // the first epoch at the renderer's rate, then nine at the trainer's
        assertThat(outcome.seconds()).isCloseTo(640 + 9 * 2 * 160, within(5.0));
        assertThat(diskBytes(outcome)).isCloseTo(11 * 64_000 * 4000.0, within(1e3));
    }

    @Test
    void what_cannot_be_planned_is_refused_with_the_field_and_the_value() {
        StreamSpec endless = StreamSpec.rendered(0, 0, 64, 64);
        SweepSpec sweep = new SweepSpec(new StreamName("s"), Objective.XIE_2024, List.of(640L), List.of(0L), 1, 2);
        SystemRates rates = PlanSamples.rates(1, 1, NONE);
        assertThatThrownBy(() -> new CapacityPlan(
                        new SweepName("w"), endless, sweep, PlanSamples.ONE_OF_EACH, rates, FailureModel.NONE))
                .hasMessageContaining("image_count 0");
        assertThatThrownBy(() -> new Fleet(1, 1, 1, 2, 3, 4, 12, 8)).hasMessage("replication 3 is outside 1 to 2");
        assertThatThrownBy(() -> PlanSamples.rates(0, 1, NONE))
                .hasMessage("images a second of a renderer 0.0 is not above 0");
    }
}
