package ventral.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.command.ResourceBusyException;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.Augmentation;
import ventral.type.v1.Recipe;
import ventral.type.v1.RunSpec;
import ventral.type.v1.Sgd;
import ventral.type.v1.StreamSpec;
import ventral.type.v1.SweepSpec;

final class ErrorsTest {

    private final ApiServer server = new ApiServer();
    private final RunServiceGrpc.RunServiceBlockingStub runs = RunServiceGrpc.newBlockingStub(server.channel);
    private final StreamServiceGrpc.StreamServiceBlockingStub streams =
            StreamServiceGrpc.newBlockingStub(server.channel);
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
    void a_limit_that_is_broken_is_named_by_its_path() {
        assertInvalid(
                () -> createStream("s2", StreamSpec.newBuilder().setImageCount(100)),
                "stream.spec.image_count",
                "image_count 100 is not a multiple of batch_size 64; the nearest above is 128 (0 is a stream without end)");
        assertInvalid(
                () -> createRun("r1", runSpec().setImageCount(64_000)),
                "run.spec.image_count",
                "image_count 64000 is more than the 6400 images of streams/s1");
        assertInvalid(
                () -> createRun("r1", runSpec().setEpochCount(-1)),
                "run.spec.epoch_count",
                "epoch_count -1 is outside 1 to 100000");
        assertInvalid(
                () -> createSweep("a", sweepSpec().addImageCounts(64).addImageCounts(65)),
                "sweep.spec.image_counts[1]",
                "image_count 65 is not a multiple of the batch size 64 of streams/s1");
    }

    @Test
    void a_limit_of_a_recipe_that_is_broken_is_named_by_its_path() {
        Recipe momentum =
                Recipe.newBuilder().setSgd(Sgd.newBuilder().setMomentum(2)).build();
        assertInvalid(
                () -> createRun("r1", runSpec().setRecipe(momentum)),
                "run.spec.recipe.sgd.momentum",
                "momentum 2.0 is outside 0 to 1");
        assertInvalid(
                () -> createSweep("a", sweepSpec().setRecipe(momentum)),
                "sweep.spec.recipe.sgd.momentum",
                "momentum 2.0 is outside 0 to 1");
        assertInvalid(
                () -> createSweep(
                        "a",
                        sweepSpec().setRecipe(Recipe.newBuilder().addAugmentations(Augmentation.AUGMENTATION_MIRROR))),
                "sweep.spec.recipe.augmentations",
                "MIRROR makes labels of distance wrong");
        assertInvalid(
                () -> createRun("r1", runSpec().setRecipe(Recipe.newBuilder().setHeldOutImageCount(65))),
                "run.spec.recipe.held_out_image_count",
                "held_out_image_count 65 is not a multiple of the batch size 64 of streams/s1");
        assertInvalid(
                () -> createRun("r1", runSpec().setPriority(1001)),
                "run.spec.priority",
                "priority 1001 is outside -1000 to 1000");
    }

    @Test
    void a_name_that_is_none_is_named_by_its_path() {
        assertInvalid(() -> createRun("R1", runSpec()), "run_id", "'R1' is not a run id");
        assertInvalid(() -> createRun("r1", runSpec().setStream("s1")), "run.spec.stream", "streams/{stream}");
        assertInvalid(
                () -> createRun("r1", runSpec().setObjective("objectives/rotation-distance")),
                "run.spec.objective",
                "objective 'rotation-distance' is written 'distance-rotation'");
        assertInvalid(
                () -> createSweep("a", sweepSpec().addObjectives("objectives/colour")),
                "sweep.spec.objectives[1]",
                "'colour' in objective 'colour' is not a latent group");
        assertInvalid(() -> getRun("r1"), "name", "'r1' is not a name of the form runs/{run}");
    }

    @Test
    void a_sweep_id_that_leaves_no_room_for_its_runs_is_named_by_its_path() {
        assertInvalid(() -> createSweep("a".repeat(60), sweepSpec()), "sweep_id", "is too long");
    }

    @Test
    void a_missing_spec_is_named_by_its_path() {
        assertInvalid(() -> runs.createRun(CreateRunRequest.getDefaultInstance()), "run.spec", "run.spec is missing");
        assertInvalid(
                () -> streams.createStream(CreateStreamRequest.getDefaultInstance()),
                "stream.spec",
                "stream.spec is missing");
        assertInvalid(
                () -> sweeps.createSweep(CreateSweepRequest.getDefaultInstance()),
                "sweep.spec",
                "sweep.spec is missing");
    }

    @Test
    void what_a_list_is_asked_wrongly_is_named_by_its_path() {
        assertInvalid(() -> listRuns(ListRunsRequest.newBuilder().setPageSize(-1)), "page_size", "is negative");
        assertInvalid(() -> listRuns(ListRunsRequest.newBuilder().setPageToken("x")), "page_token", "page_token 'x'");
        assertInvalid(() -> listRuns(ListRunsRequest.newBuilder().setFilter("name = x")), "filter", "'name'");
    }

    @Test
    void what_is_not_there_is_named_with_its_type() {
        Status status = failure(() -> getRun("runs/r9"));
        assertThat(status.getCode()).isEqualTo(Code.NOT_FOUND_VALUE);
        assertThat(status.getMessage()).isEqualTo("runs/r9 does not exist");
        assertResource(status, "ventral.dev/Run", "runs/r9");
        Status ofStream = failure(() -> createRun("r1", runSpec().setStream("streams/s9")));
        assertThat(ofStream.getCode()).isEqualTo(Code.NOT_FOUND_VALUE);
        assertResource(ofStream, "ventral.dev/Stream", "streams/s9");
    }

    @Test
    void a_taken_name_is_named_with_its_type() {
        createRun("r1", runSpec());
        Status status = failure(() -> createRun("r1", runSpec()));
        assertThat(status.getCode()).isEqualTo(Code.ALREADY_EXISTS_VALUE);
        assertResource(status, "ventral.dev/Run", "runs/r1");
    }

    @Test
    void a_ledger_that_is_not_current_is_to_be_asked_again() {
        server.currency.set(new LedgerStatus.State.CatchingUp(7));
        Status status = failure(() -> getRun("runs/r1"));
        assertThat(status.getCode()).isEqualTo(Code.UNAVAILABLE_VALUE);
        assertThat(detail(status, RetryInfo.class).getRetryDelay().getSeconds()).isEqualTo(1);
        assertThat(detail(status, ErrorInfo.class).getReason()).isEqualTo("LEDGER_UNAVAILABLE");
    }

    @Test
    void a_command_is_refused_while_the_ledger_is_not_current() {
        server.currency.set(new LedgerStatus.State.Unavailable("no database"));
        Status status = failure(() -> createRun("r1", runSpec()));
        assertThat(status.getCode()).isEqualTo(Code.UNAVAILABLE_VALUE);
        assertThat(status.getMessage()).contains("no database");
        assertThat(server.ledger.runCount()).isZero();
    }

    @Test
    void a_resource_that_is_busy_is_to_be_asked_again() {
        StatusRuntimeException busy = Errors.of(new ResourceBusyException(new RunName("r1"), Duration.ofSeconds(10)));
        assertThat(busy.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
        assertThat(busy).hasMessageContaining("runs/r1 is busy").hasMessageContaining("after 10 s");
    }

    @Test
    void what_nobody_expected_stays_inside() {
        StatusRuntimeException reported = Errors.of(new IllegalStateException("secret"));
        assertThat(reported.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.INTERNAL);
        assertThat(reported).hasMessageNotContaining("secret").hasNoCause();
    }

    private void assertInvalid(ThrowingCallable call, String field, String description) {
        Status status = failure(call);
        assertThat(status.getCode()).as(status.getMessage()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
        assertThat(detail(status, ErrorInfo.class).getDomain()).isEqualTo("ventral.dev");
        assertThat(detail(status, BadRequest.class).getFieldViolationsList())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.getField()).isEqualTo(field);
                    assertThat(violation.getDescription()).contains(description);
                });
    }

    private static void assertResource(Status status, String type, String name) {
        ResourceInfo resource = detail(status, ResourceInfo.class);
        assertThat(resource.getResourceType()).isEqualTo(type);
        assertThat(resource.getResourceName()).isEqualTo(name);
    }

    private static Status failure(ThrowingCallable call) {
        return StatusProto.fromThrowable(catchThrowableOfType(StatusRuntimeException.class, call));
    }

    private static <T extends Message> T detail(Status status, Class<T> type) {
        Any detail = status.getDetailsList().stream()
                .filter(any -> any.is(type))
                .findFirst()
                .orElseThrow();
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private void listRuns(ListRunsRequest.Builder request) {
        runs.listRuns(request.build());
    }

    private Run getRun(String name) {
        return runs.getRun(GetRunRequest.newBuilder().setName(name).build());
    }

    private Stream createStream(String id, StreamSpec.Builder spec) {
        return streams.createStream(CreateStreamRequest.newBuilder()
                .setStreamId(id)
                .setStream(Stream.newBuilder().setSpec(spec))
                .build());
    }

    private Run createRun(String id, RunSpec.Builder spec) {
        return runs.createRun(CreateRunRequest.newBuilder()
                .setRunId(id)
                .setRun(Run.newBuilder().setSpec(spec))
                .build());
    }

    private Sweep createSweep(String id, SweepSpec.Builder spec) {
        return sweeps.createSweep(CreateSweepRequest.newBuilder()
                .setSweepId(id)
                .setSweep(Sweep.newBuilder().setSpec(spec))
                .build());
    }

    private static RunSpec.Builder runSpec() {
        return RunSpec.newBuilder().setStream("streams/s1").setObjective("objectives/distance");
    }

    private static SweepSpec.Builder sweepSpec() {
        return SweepSpec.newBuilder().setStream("streams/s1").addObjectives("objectives/distance");
    }
}
