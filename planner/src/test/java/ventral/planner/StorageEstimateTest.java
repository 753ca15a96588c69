package ventral.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.planner.plan.Fleet;
import ventral.planner.plan.PlanSamples;
import ventral.planner.rate.RowSizes;
import ventral.planner.simulation.SimulationResult;

class StorageEstimateTest {

    private static final RowSizes ROWS = new RowSizes(30_000, 300, 400, 700, 2000);

    private final SimulationResult outcome =
            SimulationResult.of(PlanSamples.large(new Fleet(2, 12, 2, 3, 3, 4, 12, 8)));

    @Test
    void the_image_log_is_as_large_as_its_images_and_the_tables_as_their_rows() {
        StorageEstimate storage = StorageEstimate.of(outcome, ROWS, Double.POSITIVE_INFINITY);
        assertThat(storage.imageBytes()).isEqualTo(1_280_000 * 43_000.0);
        assertThat(storage.topics())
                .filteredOn(topic -> topic.name().equals("scores"))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.rowCount()).isEqualTo(4 * outcome.checkpointCount());
                    assertThat(topic.bytes()).isEqualTo(2000.0 * topic.rowCount());
                });
        assertThat(storage.storeBytes()).isEqualTo((outcome.checkpointCount() + 2 * 96) * 138e6);
        assertThat(storage.tieredBytes()).isZero();
    }

    @Test
    void a_broker_holds_whole_partitions() {
        StorageEstimate three = StorageEstimate.of(outcome, ROWS, Double.POSITIVE_INFINITY);
        double tables = three.topicBytes() - three.imageBytes();
        assertThat(three.fullestBrokerBytes()).isCloseTo(three.imageBytes() + tables, within(1.0));
        SimulationResult five = SimulationResult.of(PlanSamples.large(new Fleet(2, 12, 2, 5, 3, 4, 12, 8)));
        // twelve partition replicas on five brokers: the fullest brokers have three
        assertThat(StorageEstimate.of(five, ROWS, Double.POSITIVE_INFINITY).fullestBrokerBytes())
                .isCloseTo(.75 * three.imageBytes() + tables * 3 / 5, within(1.0));
    }

    @Test
    void with_tiered_storage_brokers_keep_the_last_of_it_and_the_store_all() {
        StorageEstimate storage = StorageEstimate.of(outcome, ROWS, 4e9);
        double tables = storage.topicBytes() - storage.imageBytes();
        assertThat(storage.fullestBrokerBytes()).isCloseTo(4e9 + tables, within(1.0));
        assertThat(storage.tieredBytes()).isEqualTo(storage.imageBytes());
    }

    @Test
    void each_kind_is_paid_for_as_long_as_it_works() {
        StorageEstimate storage = StorageEstimate.of(outcome, ROWS, Double.POSITIVE_INFINITY);
        CostEstimate costs = CostEstimate.of(
                outcome, storage, new Prices(Map.of(BillingUnit.RENDERER_HOUR, 1.0, BillingUnit.TRAINER_HOUR, 10.0)));
        assertThat(costs.rendererHours()).isEqualTo(2 * outcome.renderedTime() / 3600);
        assertThat(costs.trainerHours()).isEqualTo(12 * outcome.trainedTime() / 3600);
        assertThat(costs.cost()).isCloseTo(costs.rendererHours() + 10 * costs.trainerHours(), within(1e-9));
        assertThat(costs.costPerPoint()).isEqualTo(costs.cost() / 70);
    }
}
