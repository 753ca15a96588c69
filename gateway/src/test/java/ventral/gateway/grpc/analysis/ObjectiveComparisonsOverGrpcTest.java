package ventral.gateway.grpc.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetObjectiveComparisonRequest;
import ventral.api.v1.ListObjectiveComparisonsRequest;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectiveComparisonServiceGrpc;
import ventral.api.v1.ObjectiveComparisonServiceGrpc.ObjectiveComparisonServiceBlockingStub;
import ventral.api.v1.ObjectivePair;
import ventral.api.v1.ObjectiveScores;
import ventral.api.v1.ReferencePercentage;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.spec.RunSpec;
import ventral.gateway.grpc.ApiServer;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.SweepSpec;

final class ObjectiveComparisonsOverGrpcTest {

    private static final String NAME = "sweeps/demo/objectiveComparisons/b1";
    private static final String ALL = "distance-translation-rotation-category-identity";
    private static final Offset<Double> EXACT = within(1e-12);

    private final ApiServer server = new ApiServer();
    private final ObjectiveComparisonServiceBlockingStub comparisons =
            ObjectiveComparisonServiceGrpc.newBlockingStub(server.channel);

    @BeforeEach
    void there_is_a_sweep_of_two_objectives_and_three_seeds() {
        server.ledger.put(LedgerSamples.stream());
        SweepServiceGrpc.newBlockingStub(server.channel)
                .createSweep(CreateSweepRequest.newBuilder()
                        .setSweepId("demo")
                        .setSweep(Sweep.newBuilder()
                                .setSpec(SweepSpec.newBuilder()
                                        .setStream("streams/s1")
                                        .addAllObjectives(List.of("objectives/distance", "objectives/" + ALL))
                                        .addAllImageCounts(List.of(640L, 1280L))
                                        .addAllSeeds(List.of(0L, 1L, 2L))))
                        .build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_comparison_shows_each_seed_its_spread_and_the_share_of_what_it_is_compared_with() {
        server.ledger.write(
                LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5)));
        finish("distance", .1, .2, .3);
        finish(ALL, .4, .4, .4);
        ObjectiveComparison comparison = get();
        assertThat(comparison.getImageCount()).isEqualTo(640);
        assertThat(comparison.getNormalisation()).isEqualTo(Normalisation.NORMALISATION_RATIO_SQUARED);
        assertThat(comparison.getBenchmarksList()).containsExactly("benchmarks/b1");
        assertThat(comparison.getSimulated()).isTrue();
        assertThat(comparison.getObjectivesList())
                .extracting(ObjectiveScores::getObjective)
                .containsExactly("objectives/" + ALL, "objectives/distance");
        ObjectiveScores distance = comparison.getObjectives(1);
        assertThat(distance.getDisplayName()).isEqualTo("Distance");
        assertThat(distance.getSeedsList()).extracting(seed -> seed.getValue()).containsExactly(.1, .2, .3);
        assertThat(distance.getSeeds(2).getRun()).isEqualTo("runs/demo-distance-n640-s2");
        assertThat(distance.getMean()).isCloseTo(.2, EXACT);
        assertThat(distance.getStandardDeviation()).isCloseTo(.1, EXACT);
        assertThat(distance.getMeanInterval().getLower()).isCloseTo(.1, EXACT);
        assertThat(distance.getMeanInterval().getUpper()).isCloseTo(.3, EXACT);
        assertThat(distance.getAllLatentsPercentage()).isCloseTo(50, EXACT);
        assertThat(distance.getReferencePercentagesList())
                .extracting(ReferencePercentage::getReference)
                .containsExactly("references/net");
        assertThat(distance.getReferencePercentages(0).getPercentage()).isCloseTo(40, EXACT);
    }

    @Test
    void three_seeds_can_never_tell_two_objectives_apart_and_the_pair_says_so() {
        finish("distance", .1, .2, .3);
        finish(ALL, .4, .5, .6);
        ObjectivePair pair = get().getPairs(0);
        assertThat(pair.getObjective()).isEqualTo("objectives/" + ALL);
        assertThat(pair.getOtherObjective()).isEqualTo("objectives/distance");
        assertThat(pair.getMeanDifference()).isCloseTo(.3, EXACT);
        assertThat(pair.getUStatistic()).isEqualTo(9);
        assertThat(pair.getPValue()).isCloseTo(.1, EXACT);
        assertThat(pair.getSmallestPossiblePValue()).isCloseTo(.1, EXACT);
        assertThat(pair.getHolmPValue()).isCloseTo(.1, EXACT);
        assertThat(pair.getSeedsNeeded()).isEqualTo(4);
    }

    @Test
    void a_list_has_the_same_comparisons_page_by_page() {
        finish("distance", .1, .2, .3);
        server.ledger.write(LedgerSamples.benchmark("b1"));
        var request = ListObjectiveComparisonsRequest.newBuilder()
                .setParent("sweeps/demo")
                .setPageSize(1);
        var first = comparisons.listObjectiveComparisons(request.build());
        assertThat(first.getObjectiveComparisonsList()).containsExactly(get());
        var second = comparisons.listObjectiveComparisons(
                request.setPageToken(first.getNextPageToken()).build());
        assertThat(second.getObjectiveComparisons(0).getName())
                .isEqualTo("sweeps/demo/objectiveComparisons/mean~suite-1");
        assertThat(second.getObjectiveComparisons(0).getLeftOutRunsCount()).isEqualTo(3);
        assertThat(second.getNextPageToken()).isEmpty();
    }

    @Test
    void another_dataset_size_and_normalisation_may_be_asked_for() {
        finish("distance", .1, .2, .3);
        var request = GetObjectiveComparisonRequest.newBuilder().setName(NAME);
        ObjectiveComparison other =
                comparisons.getObjectiveComparison(request.setImageCount(1280).build());
        assertThat(other.getImageCount()).isEqualTo(1280);
        assertThat(other.getObjectivesList()).isEmpty();
        ObjectiveComparison squared = comparisons.getObjectiveComparison(request.setImageCount(640)
                .setNormalisation(Normalisation.NORMALISATION_SQUARED_OVER_CEILING)
                .build());
        assertThat(squared.getObjectives(0).getMean()).isCloseTo(.2, EXACT);
    }

    @Test
    void what_cannot_be_is_refused_by_its_field() {
        finish("distance", .1, .2, .3);
        var request = GetObjectiveComparisonRequest.newBuilder().setName(NAME);
        assertThatThrownBy(() -> comparisons.getObjectiveComparison(
                        request.clone().setImageCount(-1).build()))
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageContaining("image_count: image_count -1 is negative");
        assertThatThrownBy(() -> comparisons.getObjectiveComparison(
                        request.clone().setNormalisationValue(9).build()))
                .hasMessageContaining("normalisation: unknown normalisation");
        assertThatThrownBy(() -> comparisons.getObjectiveComparison(request.clone()
                        .setName("sweeps/demo/objectiveComparisons/b2")
                        .build()))
                .hasMessageContaining("NOT_FOUND: sweeps/demo/objectiveComparisons/b2 does not exist");
        assertThatThrownBy(() -> comparisons.listObjectiveComparisons(ListObjectiveComparisonsRequest.newBuilder()
                        .setParent("sweeps/none")
                        .build()))
                .hasMessageContaining("NOT_FOUND: sweeps/none does not exist");
    }

    private ObjectiveComparison get() {
        return comparisons.getObjectiveComparison(
                GetObjectiveComparisonRequest.newBuilder().setName(NAME).build());
    }

    /** Finishes one run per seed, on the smaller dataset. */
    private void finish(String objective, double... ofSeeds) {
        for (Run run : server.ledger.all(LedgerTable.RUNS)) {
            RunSpec spec = run.spec();
            if (spec.imageCount() == 640 && spec.objective().id().equals(objective) && spec.seed() < ofSeeds.length) {
                server.ledger.report(run.name(), LedgerSamples.progress(RunState.SUCCEEDED, 640));
                CheckpointName last = new CheckpointName(run.name(), 640);
                server.ledger.write(LedgerSamples.checkpoint(last));
                server.ledger.write(LedgerSamples.score(last, spec, ofSeeds[(int) spec.seed()]));
            }
        }
    }
}
