package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.LayerChoice;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ScoreName;
import ventral.contract.wire.ValidationMapper;
import ventral.gateway.testing.LedgerSamples;

class ScoresOverGrpcTest extends ResultsOverGrpcTestBase {

    @Test
    void a_checkpoint_shows_the_digest_of_its_weights() {
        server.ledger.write(LedgerSamples.checkpoint(new CheckpointName(R1, 1024)));
        var checkpoint = CheckpointServiceGrpc.newBlockingStub(server.channel)
                .getCheckpoint(GetCheckpointRequest.newBuilder()
                        .setName("runs/r1/checkpoints/1024")
                        .build());
        assertThat(checkpoint.getSeenImageCount()).isEqualTo(1024);
        assertThat(checkpoint.getSha256().size()).isEqualTo(32);
        assertThat(checkpoint.getSha256().byteAt(31)).isEqualTo((byte) 0xab);
        assertThat(checkpoint.getSizeBytes()).isEqualTo(45_000_000);
        assertThat(checkpoint.getNetwork()).isEqualTo("resnet18");
        assertThat(checkpoint.getValidation()).isEqualTo(ValidationMapper.toWire(LedgerSamples.VALIDATION));
        assertThat(checkpoint.getUri()).isEqualTo("file:///weights.safetensors");
    }

    @Test
    void a_score_shows_its_values() {
        server.ledger.write(LedgerSamples.score(new CheckpointName(R1, 64), LedgerSamples.runSpec(), .25));
        var score = score();
        assertThat(score.getBenchmark()).isEqualTo("benchmarks/b1");
        assertThat(score.getObjective()).isEqualTo("objectives/distance");
        assertThat(score.getSeenImageCount()).isEqualTo(64);
        assertThat(score.getRawValue()).isEqualTo(.4);
        assertThat(score.getRatioSquaredValue()).isEqualTo(.25);
        assertThat(score.getSquaredOverCeilingValue()).isEqualTo(.2);
        assertThat(score.getLayer()).isEqualTo("layer4.1.relu");
        assertThat(score.getLayersList())
                .extracting(layer -> layer.getLayer())
                .containsExactly("relu", "layer3.1.relu", "layer4.1.relu");
        assertThat(score.getLayers(0).getSplitValuesList()).containsExactly(.09, .11);
        assertThat(score.getLayers(0).hasChoiceValue()).isFalse();
        assertThat(score.getLayers(1).getChoiceValue()).isEqualTo(.3);
        assertThat(score.getLayerChoice())
                .isEqualTo(LayerChoice.newBuilder()
                        .setMethod(LayerChoice.Method.METHOD_BEST_ELSEWHERE)
                        .setBenchmark("benchmarks/b1")
                        .setPrincipalComponentCount(1000)
                        .setPrincipalComponentPictures("1000 pictures of x")
                        .build());
        assertThat(score.getSuite()).isEqualTo("suite-1");
        assertThat(score.getMetric()).isEqualTo("pls");
        assertThat(score.getBenchmarkVersion()).isEqualTo(1);
        assertThat(score.getCeilingLowerBound()).isEqualTo(.7);
        assertThat(score.getCeilingUnknown()).isFalse();
        assertThat(score.getCeilingStated()).isTrue();
        assertThat(score.getCeilingSource()).isEqualTo("a median elsewhere");
        assertThat(score.getSimulated()).isTrue();
    }

    @Test
    void a_score_that_failed_shows_no_value() {
        server.ledger.write(LedgerSamples.score(
                new ScoreName(new CheckpointName(R1, 64), LedgerSamples.BENCHMARK),
                LedgerSamples.runSpec(),
                LedgerSamples.failed("the weights' digest is another")));
        assertThat(score().getError().getMessage()).isEqualTo("the weights' digest is another");
        assertThat(score().getRatioSquaredValue()).isZero();
    }

    @Test
    void a_score_without_a_ceiling_says_so_and_has_no_normalised_value() {
        server.ledger.write(LedgerSamples.score(
                new ScoreName(new CheckpointName(R1, 64), LedgerSamples.BENCHMARK),
                LedgerSamples.runSpec(),
                LedgerSamples.measurement(1, null)));
        assertThat(score().getCeilingUnknown()).isTrue();
        assertThat(score().getRawValue()).isEqualTo(.4);
        assertThat(score().getRatioSquaredValue()).isZero();
    }

    @Test
    void a_reference_score_shows_its_network_and_its_values() {
        server.ledger.write(
                LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5)));
        server.ledger.write(
                LedgerSamples.referenceScore("other", LedgerSamples.BENCHMARK, LedgerSamples.failed("torn")));
        var request = ListReferenceScoresRequest.newBuilder().setParent("references/net");
        assertThat(references(request)).singleElement().satisfies(score -> {
            assertThat(score.getName()).isEqualTo("references/net/scores/b1");
            assertThat(score.getBenchmark()).isEqualTo("benchmarks/b1");
            assertThat(score.getDisplayName()).isEqualTo("Network net");
            assertThat(score.getSha256().size()).isEqualTo(32);
            assertThat(score.getRatioSquaredValue()).isEqualTo(.5);
            assertThat(score.getSquaredOverCeilingValue()).isEqualTo(.2);
            assertThat(score.getLayersList()).hasSize(3);
            assertThat(score.getCeilingSource()).isEqualTo("a median elsewhere");
            assertThat(score.getSuite()).isEqualTo("suite-1");
            assertThat(score.hasError()).isFalse();
        });
        assertThat(references(request.setParent("references/-")))
                .extracting(ReferenceScore::getName)
                .containsExactly("references/net/scores/b1", "references/other/scores/b1");
        assertThat(references(request.setFilter("suite = suite-1")))
                .extracting(ReferenceScore::getName)
                .containsExactly("references/net/scores/b1");
        assertThatThrownBy(() -> references(request.setParent("references/none")))
                .hasMessageContaining("references/none does not exist");
    }

    @Test
    void a_benchmark_shows_what_it_measures() {
        server.ledger.write(LedgerSamples.benchmark("b1"));
        var benchmark = ScoreServiceGrpc.newBlockingStub(server.channel)
                .getBenchmark(GetBenchmarkRequest.newBuilder()
                        .setName("benchmarks/b1")
                        .build());
        assertThat(benchmark.getRegion()).isEqualTo(ventral.type.v1.Region.REGION_IT);
        assertThat(benchmark.getState()).isEqualTo(ventral.type.v1.BenchmarkState.BENCHMARK_STATE_READY);
        assertThat(benchmark.getMetric()).isEqualTo("pls");
        assertThat(benchmark.getSuite()).isEqualTo("suite-1");
        assertThat(benchmark.getCeilingLowerBound()).isEqualTo(.7);
        assertThat(benchmark.getCeilingUnknown()).isFalse();
        assertThat(benchmark.getCeilingStated()).isTrue();
        assertThat(benchmark.getCeilingSource()).isEqualTo("a median elsewhere");
        assertThat(benchmark.getStimulusCount()).isEqualTo(100);
        assertThat(benchmark.hasError()).isFalse();
    }

    private List<ReferenceScore> references(ListReferenceScoresRequest.Builder request) {
        return ScoreServiceGrpc.newBlockingStub(server.channel)
                .listReferenceScores(request.build())
                .getReferenceScoresList();
    }

    private ventral.api.v1.Score score() {
        return ScoreServiceGrpc.newBlockingStub(server.channel)
                .getScore(GetScoreRequest.newBuilder()
                        .setName("runs/r1/checkpoints/64/scores/b1")
                        .build());
    }
}
