package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.DeleteStreamRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.PauseRunRequest;
import ventral.api.v1.PauseStreamRequest;
import ventral.api.v1.ResumeRunRequest;
import ventral.api.v1.ResumeStreamRequest;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream.DesiredState;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.GeometryProfile;
import ventral.type.v1.MaterialRule;
import ventral.type.v1.Network;
import ventral.type.v1.Recipe;
import ventral.type.v1.RunSpec;
import ventral.type.v1.SceneSpec;
import ventral.type.v1.Sgd;
import ventral.type.v1.StreamSpec;
import ventral.type.v1.SweepSpec;

/** Tests commands for streams, runs and sweeps. */
final class CommandsOverGrpcTest {

    private static final RunName R1 = new RunName("r1");
    private static final String REQUEST = "6fa459ea-ee8a-4ca4-894e-db77e160355e";

    private final ApiServer server = new ApiServer();
    private final StreamServiceGrpc.StreamServiceBlockingStub streams =
            StreamServiceGrpc.newBlockingStub(server.channel);
    private final RunServiceGrpc.RunServiceBlockingStub runs = RunServiceGrpc.newBlockingStub(server.channel);
    private final SweepServiceGrpc.SweepServiceBlockingStub sweeps = SweepServiceGrpc.newBlockingStub(server.channel);

    @BeforeEach
    void there_is_a_stream() {
        server.ledger.put(LedgerSamples.stream());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_stream_is_made_with_the_defaults_of_its_spec() {
        Stream made = streams.createStream(CreateStreamRequest.newBuilder()
                .setStream(Stream.newBuilder()
                        .setSpec(StreamSpec.newBuilder().setImageCount(128).setSeed(5)))
                .build());
        assertThat(made.getName()).isEqualTo("streams/fresh-1");
        assertThat(made.getSpec())
                .isEqualTo(StreamSpec.newBuilder()
                        .setImageCount(128)
                        .setSeed(5)
                        .setImageSize(64)
                        .setBatchSize(64)
                        .setScenes(SceneSpec.newBuilder()
                                .setLibrary("grown")
                                .setGeometry(GeometryProfile.GEOMETRY_PROFILE_UNIFORM)
                                .setMaterials(MaterialRule.MATERIAL_RULE_OWN)
                                .setPanoramas("default")
                                .setPhotographs("default"))
                        .setEncoding(
                                SpecMapper.toWire(LedgerSamples.STREAM_SPEC).getEncoding())
                        .build());
        assertThat(made.getState()).isEqualTo(ventral.type.v1.StreamState.STREAM_STATE_QUEUED);
        assertThat(streams.getStream(
                        GetStreamRequest.newBuilder().setName(made.getName()).build()))
                .isEqualTo(made);
    }

    @Test
    void what_is_validated_alone_is_not_made() {
        CreateRunRequest request = createRun().setValidateOnly(true).build();
        assertThat(runs.createRun(request).getName()).isEqualTo("runs/r1");
        assertThatThrownBy(() -> runs.getRun(
                        GetRunRequest.newBuilder().setName("runs/r1").build()))
                .hasMessageContaining("runs/r1 does not exist");
    }

    @Test
    void a_stream_is_paused_resumed_and_deleted() {
        var byName = PauseStreamRequest.newBuilder().setName("streams/s1").build();
        streams.pauseStream(byName);
        assertThat(server.ledger.find(LedgerTable.STREAMS, LedgerSamples.STREAM))
                .hasValueSatisfying(stream -> assertThat(stream.desiredState()).isEqualTo(DesiredState.PAUSED));
        streams.resumeStream(
                ResumeStreamRequest.newBuilder().setName("streams/s1").build());
        streams.deleteStream(
                DeleteStreamRequest.newBuilder().setName("streams/s1").build());
        assertThatThrownBy(() -> streams.pauseStream(byName))
                .hasMessageContaining("FAILED_PRECONDITION: streams/s1 is being deleted");
    }

    @Test
    void a_run_shows_what_its_trainer_said() {
        Run queued = runs.createRun(createRun().build());
        assertThat(queued.hasLoss()).isFalse();
        assertThat(queued.getUpdateTime()).isEqualTo(queued.getCreateTime());
        server.ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 640));
        Run failed = runs.getRun(GetRunRequest.newBuilder().setName("runs/r1").build());
        assertThat(failed.getState()).isEqualTo(ventral.type.v1.RunState.RUN_STATE_FAILED);
        assertThat(failed.getSeenImageCount()).isEqualTo(640);
        assertThat(failed.getLoss()).isEqualTo(.5f);
        assertThat(failed.getImagesPerSecond()).isEqualTo(100f);
        assertThat(failed.getLearningRate()).isEqualTo(.001);
        assertThat(failed.getTimeLeft().getSeconds()).isEqualTo(90);
        assertThat(failed.getDevice()).isEqualTo("cpu, 2 threads");
        assertThat(failed.getDeviceUse()).isEqualTo(.75f);
        assertThat(failed.getMemoryBytes()).isEqualTo(1 << 30);
        assertThat(failed.getValidation()).isEqualTo(ValidationMapper.toWire(LedgerSamples.VALIDATION));
        assertThat(failed.getError().getMessage()).isEqualTo("out of memory");
        assertThat(failed.getUpdateTime().getSeconds())
                .isEqualTo(failed.getCreateTime().getSeconds() + 640);
    }

    @Test
    void a_run_is_asked_to_stop() {
        runs.createRun(createRun().build());
        assertThat(runs.cancelRun(
                                CancelRunRequest.newBuilder().setName("runs/r1").build())
                        .getName())
                .isEqualTo("runs/r1");
        assertThat(server.ledger.runs(List.of(R1)))
                .extracting(ventral.gateway.ledger.model.Run::desiredState)
                .containsExactly(ventral.gateway.ledger.model.Run.DesiredState.CANCELLED);
        assertThatThrownBy(() -> runs.resumeRun(
                        ResumeRunRequest.newBuilder().setName("runs/r1").build()))
                .hasMessageContaining("FAILED_PRECONDITION: runs/r1 is cancelled: create another run");
    }

    @Test
    void a_run_is_paused_and_resumed() {
        runs.createRun(createRun().build());
        runs.pauseRun(PauseRunRequest.newBuilder().setName("runs/r1").build());
        assertThat(server.ledger.runs(List.of(R1)))
                .extracting(ventral.gateway.ledger.model.Run::desiredState)
                .containsExactly(ventral.gateway.ledger.model.Run.DesiredState.PAUSED);
        server.ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 64));
        Run again =
                runs.resumeRun(ResumeRunRequest.newBuilder().setName("runs/r1").build());
        assertThat(again.getState()).isEqualTo(ventral.type.v1.RunState.RUN_STATE_QUEUED);
        assertThat(again.hasError()).isFalse();
    }

    @Test
    void a_recipe_is_shown_with_its_defaults() {
        var order = createRun();
        order.getRunBuilder()
                .getSpecBuilder()
                .setPriority(3)
                .setEpochCount(2)
                .setRecipe(Recipe.newBuilder().setSgd(Sgd.getDefaultInstance()).setHeldOutImageCount(640));
        RunSpec made = runs.createRun(order.build()).getSpec();
        assertThat(made.getImageCount()).isEqualTo(6400 - 640);
        assertThat(made.getPriority()).isEqualTo(3);
        assertThat(made.getRecipe().getNetwork()).isEqualTo(Network.NETWORK_RESNET18);
        assertThat(made.getRecipe().getSgd().getMomentum()).isEqualTo(.9);
        assertThat(made.getRecipe().getLearningRate()).isEqualTo(.1);
        assertThat(made.getRecipe().getShuffleWindow()).isEqualTo(16);
    }

    @Test
    void a_sweep_counts_its_runs_and_those_that_have_ended() {
        Sweep made = createSweep();
        assertThat(made.getRunCount()).isEqualTo(3);
        server.ledger.report(new RunName("demo-distance-n640-s0"), LedgerSamples.progress(RunState.SUCCEEDED, 640));
        assertThat(sweeps.getSweep(GetSweepRequest.newBuilder()
                                .setName("sweeps/demo")
                                .build())
                        .getEndedRunCount())
                .isEqualTo(1);
    }

    @Test
    void a_request_that_is_sent_again_is_answered_with_what_it_made() {
        Run first =
                runs.createRun(createRun().clearRunId().setRequestId(REQUEST).build());
        server.ledger.report(RunName.parse(first.getName()), LedgerSamples.progress(RunState.RUNNING, 64));
        Run again =
                runs.createRun(createRun().clearRunId().setRequestId(REQUEST).build());
        assertThat(again.getName()).isEqualTo(first.getName());
        assertThat(again.getSeenImageCount()).isEqualTo(64);
        assertThat(server.ledger.runCount()).isEqualTo(1);
        CreateSweepRequest sweep = sweep().setRequestId(REQUEST).build();
        assertThat(sweeps.createSweep(sweep)).isEqualTo(sweeps.createSweep(sweep));
        CreateStreamRequest stream = CreateStreamRequest.newBuilder()
                .setStreamId("s2")
                .setStream(Stream.newBuilder().setSpec(StreamSpec.newBuilder().setImageCount(128)))
                .setRequestId(REQUEST)
                .build();
        assertThat(streams.createStream(stream)).isEqualTo(streams.createStream(stream));
    }

    @Test
    void another_request_for_the_same_name_is_not() {
        runs.createRun(createRun().setRequestId(REQUEST).build());
        var other = createRun().setRequestId(REQUEST);
        other.getRunBuilder().getSpecBuilder().setSeed(1);
        assertThatThrownBy(() -> runs.createRun(other.build())).hasMessageContaining("ALREADY_EXISTS");
        assertThatThrownBy(() -> runs.createRun(createRun().build())).hasMessageContaining("ALREADY_EXISTS");
    }

    @Test
    void a_request_id_is_a_uuid() {
        for (String word : List.of("again", "1-2-3-4-5")) {
            assertThatThrownBy(
                            () -> runs.createRun(createRun().setRequestId(word).build()))
                    .hasMessageContaining("INVALID_ARGUMENT")
                    .hasMessageContaining("'%s' is not a UUID".formatted(word));
        }
    }

    @Test
    void a_sweep_is_priced_without_being_made() {
        SweepEstimate unpaced =
                sweeps.createSweep(sweep().setValidateOnly(true).build()).getEstimate();
        assertThat(unpaced.getImageCount()).isEqualTo(6400);
        assertThat(unpaced.getSeenImageCount()).isEqualTo(640 + 1280 + 6400);
        // The checkpoints are 0 and 640; 0, 1024 and 1280; 0, 1024, 3200 and 6400.
        assertThat(unpaced.getCheckpointCount()).isEqualTo(9);
        assertThat(unpaced.hasDeviceTime()).isFalse();
        assertThat(server.ledger.runCount()).isZero();
    }

    @Test
    void a_sweeps_time_is_told_at_the_total_rate_of_runs_like_its_own() {
        for (int i = 1; i <= 3; i++) {
            runs.createRun(createRun().setRunId("r" + i).build());
        }
        learnt("r1", 0, 32);
        learnt("r2", 16, 48); // 16 s alone, 16 s both, 16 s alone: half of the images at 400 images/s
        var tiny = createRun().setRunId("tiny");
        tiny.getRunBuilder().getSpecBuilder().getRecipeBuilder().setNetwork(Network.NETWORK_TINY);
        runs.createRun(tiny.build());
        learnt("tiny", 0, 1);
        SweepEstimate paced =
                sweeps.createSweep(sweep().setValidateOnly(true).build()).getEstimate();
        assertThat(paced.getPacedRunCount()).isEqualTo(2);
        assertThat(paced.getPacedImageCount()).isEqualTo(2 * 6400);
        assertThat(paced.getImagesPerSecond()).isEqualTo(400);
        assertThat(paced.getDeviceTime().getSeconds()).isEqualTo(21); // 8320 images, rounded up
    }

    private void learnt(String run, long fromSeconds, long toSeconds) {
        server.ledger.write(LedgerSamples.checkpoint(
                new CheckpointName(new RunName(run), 0), 1, LedgerSamples.NOON.plusSeconds(fromSeconds)));
        server.ledger.write(LedgerSamples.checkpoint(
                new CheckpointName(new RunName(run), 6400), 1, LedgerSamples.NOON.plusSeconds(toSeconds)));
    }

    private static CreateRunRequest.Builder createRun() {
        return CreateRunRequest.newBuilder()
                .setRunId("r1")
                .setRun(Run.newBuilder()
                        .setSpec(RunSpec.newBuilder().setStream("streams/s1").setObjective("objectives/distance")));
    }

    private Sweep createSweep() {
        return sweeps.createSweep(sweep().build());
    }

    private static CreateSweepRequest.Builder sweep() {
        return CreateSweepRequest.newBuilder()
                .setSweepId("demo")
                .setSweep(Sweep.newBuilder()
                        .setSpec(SweepSpec.newBuilder()
                                .setStream("streams/s1")
                                .addObjectives("objectives/distance")
                                .addAllImageCounts(List.of(640L, 1280L, 6400L))));
    }
}
