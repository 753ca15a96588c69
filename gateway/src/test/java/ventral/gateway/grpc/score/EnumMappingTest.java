package ventral.gateway.grpc.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.api.v1.GetObjectiveRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.ObjectiveServiceGrpc;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.StreamServiceGrpc;
import ventral.contract.name.RunName;
import ventral.gateway.grpc.ApiServer;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.Latent;

/** Tests states, regions and objectives in the API's messages. */
final class EnumMappingTest {

    private final ApiServer server = new ApiServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_set_of_latents_is_an_objective_under_its_one_name() {
        var objectives = ObjectiveServiceGrpc.newBlockingStub(server.channel);
        var objective = objectives.getObjective(GetObjectiveRequest.newBuilder()
                .setName("objectives/distance-category")
                .build());
        assertThat(objective.getDisplayName()).isEqualTo("Distance + Category");
        assertThat(objective.getLatentsList()).containsExactly(Latent.LATENT_DISTANCE, Latent.LATENT_CATEGORY);
        assertThat(objective.getOutputUnitCount()).isEqualTo(118);
        assertThatThrownBy(() -> objectives.getObjective(GetObjectiveRequest.newBuilder()
                        .setName("objectives/category-distance")
                        .build()))
                .hasMessageContaining("'category-distance' is written 'distance-category'");
    }

    @ParameterizedTest
    @EnumSource(value = StreamState.class, mode = EnumSource.Mode.EXCLUDE, names = "DELETED")
    void every_state_of_a_stream_has_its_word(StreamState state) {
        server.ledger.put(LedgerSamples.stream());
        server.ledger.report(LedgerSamples.STREAM, LedgerSamples.progress(state, 64));
        assertThat(StreamServiceGrpc.newBlockingStub(server.channel)
                        .getStream(GetStreamRequest.newBuilder()
                                .setName("streams/s1")
                                .build())
                        .getState())
                .hasToString("STREAM_STATE_" + state);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void every_state_of_a_run_has_its_word(RunState state) {
        server.ledger.put(List.of(LedgerSamples.run("r1", 0)));
        server.ledger.report(new RunName("r1"), LedgerSamples.progress(state, 64));
        assertThat(RunServiceGrpc.newBlockingStub(server.channel)
                        .getRun(GetRunRequest.newBuilder().setName("runs/r1").build())
                        .getState())
                .hasToString("RUN_STATE_" + state);
    }

    @ParameterizedTest
    @EnumSource(BenchmarkState.class)
    void every_state_of_a_benchmark_has_its_word(BenchmarkState state) {
        assertThat(ventral.type.v1.BenchmarkState.valueOf("BENCHMARK_STATE_" + state)
                        .getNumber())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void every_region_has_its_word(Region region) {
        assertThat(ScoreMapper.region(region)).hasToString("REGION_" + region);
    }
}
